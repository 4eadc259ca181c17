using CoProduction.Functions.Access;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Factories;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Factories;

/// <summary>Production sites, with their lines and plans.</summary>
public sealed class FactoryFunctions(ResourceEndpoints<Factory, FactoryBody> factories)
{
    private const string Route = "api/v1/factories";

    [Function("ListFactories")]
    public Task<Results<ETagged<Listing<FactoryBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => factories.List(request, cancellation);

    [Function("GetFactory")]
    public Task<Results<ETagged<FactoryBody>, SuccessorRedirect, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.GetSite(request, id, cancellation);

    [Function("CreateFactory")]
    [QueryParameters(DuplicateCheck.Parameter)]
    public Task<Results<Created<FactoryBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => factories.Create(request, cancellation);

    [Function("ReplaceFactory")]
    public Task<Results<Ok<FactoryBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.Replace(request, id, cancellation);

    [Function("PatchFactory")]
    public Task<Results<Ok<FactoryBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.Patch(request, id, cancellation);

    [Function("DeleteFactory")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.Delete(request, id, cancellation);

    [Function("GetFactoryHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.History(request, id, cancellation);
}
