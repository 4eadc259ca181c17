using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Diagnostics;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>Answers an exception that a function did not handle.</summary>
internal sealed class ProblemHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Problems.For(exception, httpContext).ExecuteAsync(httpContext);
        return true;
    }
}
