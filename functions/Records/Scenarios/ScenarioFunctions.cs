using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Gaps.Scenarios;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>Named changes under which a gap report can be computed: those of partners and coordinators, and those that every register has.</summary>
public sealed class ScenarioFunctions(ResourceEndpoints<Scenario, ScenarioBody> scenarios)
{
    private const string Route = "api/v1/scenarios";

    [Function("ListScenarios")]
    public Task<Results<ETagged<Listing<ScenarioBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => scenarios.List(request, cancellation);

    [Function("GetScenario")]
    public Task<Results<ETagged<ScenarioBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Get(request, id, cancellation);

    [Function("CreateScenario")]
    public Task<Results<Created<ScenarioBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => scenarios.Create(request, cancellation);

    [Function("ReplaceScenario")]
    public Task<Results<Ok<ScenarioBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Replace(request, id, cancellation);

    [Function("PatchScenario")]
    public Task<Results<Ok<ScenarioBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Patch(request, id, cancellation);

    [Function("DeleteScenario")]
    public Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Delete(request, id, cancellation);

    [Function("GetScenarioHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.History(request, id, cancellation);
}
