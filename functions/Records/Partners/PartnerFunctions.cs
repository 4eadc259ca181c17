using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Partners;

/// <summary>The countries that take part.</summary>
public sealed class PartnerFunctions(ResourceEndpoints<Partner, PartnerBody> partners)
{
    private const string Route = "api/v1/partners";

    [Function("ListPartners")]
    public Task<Results<ETagged<Listing<PartnerBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => partners.List(request, cancellation);

    [Function("GetPartner")]
    public Task<Results<ETagged<PartnerBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Get(request, id, cancellation);

    [Function("CreatePartner")]
    public Task<Results<Created<PartnerBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => partners.Create(request, cancellation);

    [Function("ReplacePartner")]
    public Task<Results<Ok<PartnerBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Replace(request, id, cancellation);

    [Function("PatchPartner")]
    public Task<Results<Ok<PartnerBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Patch(request, id, cancellation);

    [Function("DeletePartner")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Delete(request, id, cancellation);

    [Function("GetPartnerHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.History(request, id, cancellation);
}
