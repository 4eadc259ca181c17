using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Health;

/// <summary>Reports whether the program is live, and whether it is ready to serve requests.</summary>
public sealed class HealthFunctions(DependencyHealth dependencies)
{
    /// <summary>Check that the program is alive.</summary>
    /// <remarks>Checks only that the program responds. It contacts no other service.</remarks>
    /// <response code="200">The program is alive.</response>
    [AllowAnonymous]
    [Unlimited]
    [Function("GetHealthLive")]
    public static Task<Ok<LiveResponse>> Live(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request)
        => Task.FromResult(TypedResults.Ok(new LiveResponse("live")));

    /// <summary>Check that the program is ready.</summary>
    /// <remarks>Sends each service of storage a small request, and waits a short time for the answers. The keys of the token issuer are fetched unless they are known.</remarks>
    /// <response code="200">Every service that the program needs responds.</response>
    /// <response code="503">A service that the program needs does not respond.</response>
    [AllowAnonymous]
    [Unlimited]
    [Function("GetHealthReady")]
    public async Task<Results<Ok<ReadyResponse>, JsonHttpResult<ReadyResponse>>> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        var parts = await dependencies.CheckAsync(cancellation);
        var ready = parts.All(part => part.Answers);
        var response = new ReadyResponse(ready ? "ready" : "not-ready", [.. parts.Select(PartResponse.From)]);
        if (ready)
        {
            return TypedResults.Ok(response);
        }

        Problems.SetRetryAfter(request.HttpContext.Response);
        return TypedResults.Json(response, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
