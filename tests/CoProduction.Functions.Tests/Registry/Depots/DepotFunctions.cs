using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Tests.Registry.Depots;

/// <summary>Depots, which the program does not have.</summary>
public sealed class DepotFunctions(ResourceEndpoints<Depot, DepotBody> depots)
{
    private const string Route = "api/v1/depots";

    [Function("ListDepots")]
    public Task<Results<Tagged<Listing<DepotBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => depots.List(request, cancellation);

    [Function("GetDepot")]
    public Task<Results<Tagged<DepotBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.Get(request, id, cancellation);

    [Function("CreateDepot")]
    public Task<Results<Created<DepotBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => depots.Create(request, cancellation);

    [Function("ReplaceDepot")]
    public Task<Results<Ok<DepotBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.Replace(request, id, cancellation);

    [Function("DeleteDepot")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.Delete(request, id, cancellation);

    [Function("GetDepotHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.History(request, id, cancellation);
}
