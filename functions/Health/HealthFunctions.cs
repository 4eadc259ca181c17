using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting.Front;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Health;

/// <summary>Tells those who run the program whether it lives, and whether it can do its work.</summary>
public sealed class HealthFunctions(StorageHealth storage)
{
    [Open]
    [Unlimited]
    [Function("GetHealthLive")]
    public static Task<Ok<LiveResponse>> Live(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request)
        => Task.FromResult(TypedResults.Ok(new LiveResponse("live")));

    [Open]
    [Unlimited]
    [Function("GetHealthReady")]
    public async Task<Results<Ok<ReadyResponse>, JsonHttpResult<ReadyResponse>>> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        var parts = await storage.CheckAsync(cancellation);
        var ready = parts.All(part => part.Answers);
        var response = new ReadyResponse(ready ? "ready" : "not-ready", [.. parts.Select(PartResponse.From)]);
        return ready ? TypedResults.Ok(response) : TypedResults.Json(response, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
