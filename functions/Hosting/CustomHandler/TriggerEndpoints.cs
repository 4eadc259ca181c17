using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Web;

namespace CoProduction.Functions.Hosting.CustomHandler;

internal static class TriggerEndpoints
{
    /// <summary>
    /// Maps each timer and queue function to <c>POST /&lt;its name&gt;</c>, where the Functions host sends its invocations. Success is
    /// always a 200 with a JSON body: the host waits for ever on an empty one. Anything else fails the invocation.
    /// </summary>
    public static void MapTriggers(this IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        foreach (var (function, timer) in catalog.TriggeredBy<TimerFunctionTrigger>())
        {
            Map(endpoints, function, invocation => invocation.Timer(timer.Binding));
        }

        foreach (var (function, queue) in catalog.TriggeredBy<QueueFunctionTrigger>())
        {
            Map(endpoints, function, invocation => invocation.Message(queue.Binding));
        }
    }

    private static void Map(IEndpointRouteBuilder endpoints, FunctionDescriptor function, Func<PostedInvocation, object> trigger)
        => endpoints.MapPost(function.Name, async (HttpContext context, FunctionInvoker invoker) =>
        {
            using var invocation = await PostedInvocation.ReadAsync(context.Request.Body, context.RequestAborted);
            await invoker.RunAsync(function, trigger(invocation), context.RequestAborted);
            return TypedResults.Ok(new InvocationAnswer());
        }).WithMetadata(new PostedTrigger());

    /// <summary>The function has no outputs and writes its log itself: an empty object is the whole answer.</summary>
    private sealed record InvocationAnswer;
}
