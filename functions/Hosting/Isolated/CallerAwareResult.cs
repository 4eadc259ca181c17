using CoProduction.Functions.Http;

namespace CoProduction.Functions.Hosting.Isolated;

/// <summary>
/// Sends a function's answer. The worker sends answers after <see cref="HttpMiddleware"/>, so that an exception would count as a failed function:
/// a caller that goes away meanwhile is none.
/// </summary>
internal sealed class CallerAwareResult(IResult answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await answer.ExecuteAsync(httpContext);
        }
        catch (Exception fault) when (Problems.IsCallerGone(fault, httpContext))
        {
            // Nobody is left to send the rest to.
        }
    }
}
