using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Benchmarks.EmptyWorker;

/// <summary>The one function of the worker that does nothing else.</summary>
public static class HelloFunctions
{
    /// <summary>Answers at the address at which the program says that it lives.</summary>
    [Function("Hello")]
    public static Task<Ok<string>> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request)
        => Task.FromResult(TypedResults.Ok(request.Method));
}
