using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Minerals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.MineralChains;

/// <summary>Critical minerals and materials: who mines, refines and makes them.</summary>
public sealed class MineralChainFunctions(ResourceEndpoints<MineralChain, MineralChainBody> chains)
{
    private const string Route = "api/v1/mineral-chains";

    [Function("ListMineralChains")]
    public Task<Results<Tagged<Listing<MineralChainBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => chains.List(request, cancellation);

    [Function("GetMineralChain")]
    public Task<Results<Tagged<MineralChainBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Get(request, id, cancellation);

    [Function("CreateMineralChain")]
    public Task<Results<Created<MineralChainBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => chains.Create(request, cancellation);

    [Function("ReplaceMineralChain")]
    public Task<Results<Ok<MineralChainBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Replace(request, id, cancellation);

    [Function("DeleteMineralChain")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.Delete(request, id, cancellation);

    [Function("GetMineralChainHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => chains.History(request, id, cancellation);
}
