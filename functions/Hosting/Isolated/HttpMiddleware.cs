using CoProduction.Functions.Catalog;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.Store.Tables.Live;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CoProduction.Functions.Hosting.Isolated;

/// <summary>
/// Gives HTTP functions the same as the middleware of the standalone host: the correlation id, security headers, rules, and answers to
/// exceptions. An exception in a timer or queue function goes to the Functions host, which counts the run as failed.
/// </summary>
internal sealed class HttpMiddleware(RequestRules rules, FunctionCatalog catalog, ReadingMoments moments) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        Correlation.Begin(http);
        SecurityHeaders.Begin(http);
        using var scope = Correlation.Scope(http);
        using var moment = moments.Begin();
        await Answer(context, http, next);
        if (context.GetInvocationResult() is { Value: IResult answer } result)
        {
            result.Value = new CallerAwareResult(answer);
        }
    }

    private async Task Answer(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        try
        {
            if (await rules.Check(http, catalog.Find(context.FunctionDefinition.Name)?.Method) is { } refusal)
            {
                context.GetInvocationResult().Value = refusal;
                return;
            }

            await next(context);
        }
#pragma warning disable CA1031 // This is the one place that answers exceptions that functions do not handle.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            context.GetInvocationResult().Value = Problems.For(fault, http);
        }
    }
}
