using CoProduction.Functions.Access;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Maintenance;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.MaintenanceSites;

/// <summary>Sites that maintain, repair and overhaul (MRO).</summary>
public sealed class MaintenanceSiteFunctions(ResourceEndpoints<MaintenanceSite, MaintenanceSiteBody> sites)
{
    private const string Route = "api/v1/mro-sites";

    [Function("ListMaintenanceSites")]
    public Task<Results<ETagged<Listing<MaintenanceSiteBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => sites.List(request, cancellation);

    [Function("GetMaintenanceSite")]
    public Task<Results<ETagged<MaintenanceSiteBody>, SuccessorRedirect, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.GetSite(request, id, cancellation);

    [Function("CreateMaintenanceSite")]
    [QueryParameters(DuplicateCheck.Parameter)]
    public Task<Results<Created<MaintenanceSiteBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => sites.Create(request, cancellation);

    [Function("ReplaceMaintenanceSite")]
    public Task<Results<Ok<MaintenanceSiteBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.Replace(request, id, cancellation);

    [Function("PatchMaintenanceSite")]
    public Task<Results<Ok<MaintenanceSiteBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.Patch(request, id, cancellation);

    [Function("DeleteMaintenanceSite")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.Delete(request, id, cancellation);

    [Function("GetMaintenanceSiteHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.History(request, id, cancellation);
}
