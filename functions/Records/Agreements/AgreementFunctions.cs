using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Agreements;

/// <summary>Agreements to produce, license, transfer, fund or maintain together.</summary>
public sealed class AgreementFunctions(ResourceEndpoints<Agreement, AgreementBody> agreements)
{
    private const string Route = "api/v1/agreements";

    [Function("ListAgreements")]
    public Task<Results<ETagged<Listing<AgreementBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => agreements.List(request, cancellation);

    [Function("GetAgreement")]
    public Task<Results<ETagged<AgreementBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => agreements.Get(request, id, cancellation);

    [Function("CreateAgreement")]
    public Task<Results<Created<AgreementBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => agreements.Create(request, cancellation);

    [Function("ReplaceAgreement")]
    public Task<Results<Ok<AgreementBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => agreements.Replace(request, id, cancellation);

    [Function("PatchAgreement")]
    public Task<Results<Ok<AgreementBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => agreements.Patch(request, id, cancellation);

    [Function("DeleteAgreement")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => agreements.Delete(request, id, cancellation);

    [Function("GetAgreementHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => agreements.History(request, id, cancellation);
}
