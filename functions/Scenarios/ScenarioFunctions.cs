using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Scenarios;

/// <summary>Named changes under which a gap report can be computed: what partners and coordinators keep, and what every register has.</summary>
public sealed class ScenarioFunctions(ResourceEndpoints<Scenario, ScenarioBody> scenarios)
{
    private const string Route = "api/v1/scenarios";

    [Function("ListScenarios")]
    public Task<Results<Tagged<Listing<ScenarioBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => scenarios.List(request, cancellation);

    [Function("GetScenario")]
    public Task<Results<Tagged<ScenarioBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Get(request, id, cancellation);

    [Function("CreateScenario")]
    public Task<Results<Created<ScenarioBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => scenarios.Create(request, cancellation);

    [Function("ReplaceScenario")]
    public Task<Results<Ok<ScenarioBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Replace(request, id, cancellation);

    [Function("DeleteScenario")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.Delete(request, id, cancellation);

    [Function("GetScenarioHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => scenarios.History(request, id, cancellation);
}
