using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Goals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Baselines;

/// <summary>Observed, possible and wanted totals of an item in a scope.</summary>
public sealed class BaselineFunctions(ResourceEndpoints<Baseline, BaselineBody> baselines)
{
    private const string Route = "api/v1/baselines";

    [Function("ListBaselines")]
    public Task<Results<Tagged<Listing<BaselineBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => baselines.List(request, cancellation);

    [Function("GetBaseline")]
    public Task<Results<Tagged<BaselineBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Get(request, id, cancellation);

    [Function("CreateBaseline")]
    public Task<Results<Created<BaselineBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => baselines.Create(request, cancellation);

    [Function("ReplaceBaseline")]
    public Task<Results<Ok<BaselineBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Replace(request, id, cancellation);

    [Function("DeleteBaseline")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Delete(request, id, cancellation);

    [Function("GetBaselineHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.History(request, id, cancellation);
}
