using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store.Revisions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Tests.Store.Depots;

/// <summary>Functions of a kind that the program does not have.</summary>
public sealed class DepotFunctions(ResourceEndpoints<Depot, DepotBody> depots)
{
    private const string Route = "api/v1/depots";

    [Function("ListDepots")]
    public Task<Results<ETagged<Listing<DepotBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => depots.List(request, cancellation);

    [Function("GetDepot")]
    public Task<Results<ETagged<DepotBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.Get(request, id, cancellation);

    [Function("CreateDepot")]
    public Task<Results<Created<DepotBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => depots.Create(request, cancellation);

    [Function("ReplaceDepot")]
    public Task<Results<Ok<DepotBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.Replace(request, id, cancellation);

    [Function("DeleteDepot")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.Delete(request, id, cancellation);

    [Function("GetDepotHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => depots.History(request, id, cancellation);
}
