using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Maintenance;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.MaintenanceSites;

/// <summary>The sites that maintain, repair and overhaul (MRO).</summary>
public sealed class MaintenanceSiteFunctions(ResourceEndpoints<MaintenanceSite, MaintenanceSiteBody> sites)
{
    private const string Route = "api/v1/mro-sites";

    [Function("ListMaintenanceSites")]
    public Task<Results<Tagged<Listing<MaintenanceSiteBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => sites.List(request, cancellation);

    [Function("GetMaintenanceSite")]
    public Task<Results<Tagged<MaintenanceSiteBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.Get(request, id, cancellation);

    [Function("CreateMaintenanceSite")]
    public Task<Results<Created<MaintenanceSiteBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => sites.Create(request, cancellation);

    [Function("ReplaceMaintenanceSite")]
    public Task<Results<Ok<MaintenanceSiteBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.Replace(request, id, cancellation);

    [Function("DeleteMaintenanceSite")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.Delete(request, id, cancellation);

    [Function("GetMaintenanceSiteHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => sites.History(request, id, cancellation);
}
