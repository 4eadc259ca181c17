using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Goals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Baselines;

/// <summary>Observed, possible and wanted totals of an item in a scope.</summary>
public sealed class BaselineFunctions(ResourceEndpoints<Baseline, BaselineBody> baselines)
{
    private const string Route = "api/v1/baselines";

    [Function("ListBaselines")]
    public Task<Results<ETagged<Listing<BaselineBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => baselines.List(request, cancellation);

    [Function("GetBaseline")]
    public Task<Results<ETagged<BaselineBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Get(request, id, cancellation);

    [Function("CreateBaseline")]
    public Task<Results<Created<BaselineBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => baselines.Create(request, cancellation);

    [Function("ReplaceBaseline")]
    public Task<Results<Ok<BaselineBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Replace(request, id, cancellation);

    [Function("PatchBaseline")]
    public Task<Results<Ok<BaselineBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Patch(request, id, cancellation);

    [Function("DeleteBaseline")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.Delete(request, id, cancellation);

    [Function("GetBaselineHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => baselines.History(request, id, cancellation);
}
