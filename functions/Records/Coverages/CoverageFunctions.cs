using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Coverages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Coverages;

/// <summary>Statements that all makers of an item in a scope are registered.</summary>
public sealed class CoverageFunctions(ResourceEndpoints<Coverage, CoverageBody> coverages)
{
    private const string Route = "api/v1/coverages";

    [Function("ListCoverages")]
    public Task<Results<ETagged<Listing<CoverageBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => coverages.List(request, cancellation);

    [Function("GetCoverage")]
    public Task<Results<ETagged<CoverageBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => coverages.Get(request, id, cancellation);

    [Function("CreateCoverage")]
    public Task<Results<Created<CoverageBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => coverages.Create(request, cancellation);

    [Function("ReplaceCoverage")]
    public Task<Results<Ok<CoverageBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => coverages.Replace(request, id, cancellation);

    [Function("PatchCoverage")]
    public Task<Results<Ok<CoverageBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => coverages.Patch(request, id, cancellation);

    [Function("DeleteCoverage")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => coverages.Delete(request, id, cancellation);

    [Function("GetCoverageHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => coverages.History(request, id, cancellation);
}
