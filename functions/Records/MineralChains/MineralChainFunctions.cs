using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Minerals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.MineralChains;

/// <summary>Critical minerals and materials, with the countries that mine, refine and make them.</summary>
public sealed class MineralChainFunctions(ResourceEndpoints<MineralChain, MineralChainBody> chains)
{
    private const string Route = "api/v1/mineral-chains";

    [Function("ListMineralChains")]
    public Task<Results<ETagged<Listing<MineralChainBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => chains.List(request, cancellation);

    [Function("GetMineralChain")]
    public Task<Results<ETagged<MineralChainBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Get(request, id, cancellation);

    [Function("CreateMineralChain")]
    public Task<Results<Created<MineralChainBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => chains.Create(request, cancellation);

    [Function("ReplaceMineralChain")]
    public Task<Results<Ok<MineralChainBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Replace(request, id, cancellation);

    [Function("PatchMineralChain")]
    public Task<Results<Ok<MineralChainBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Patch(request, id, cancellation);

    [Function("DeleteMineralChain")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Delete(request, id, cancellation);

    [Function("GetMineralChainHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.History(request, id, cancellation);
}
