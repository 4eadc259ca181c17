using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Partners;

/// <summary>The countries that take part.</summary>
public sealed class PartnerFunctions(ResourceEndpoints<Partner, PartnerBody> partners)
{
    private const string Route = "api/v1/partners";

    [Function("ListPartners")]
    public Task<Results<Tagged<Listing<PartnerBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => partners.List(request, cancellation);

    [Function("GetPartner")]
    public Task<Results<Tagged<PartnerBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Get(request, id, cancellation);

    [Function("CreatePartner")]
    public Task<Results<Created<PartnerBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => partners.Create(request, cancellation);

    [Function("ReplacePartner")]
    public Task<Results<Ok<PartnerBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Replace(request, id, cancellation);

    [Function("DeletePartner")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.Delete(request, id, cancellation);

    [Function("GetPartnerHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => partners.History(request, id, cancellation);
}
