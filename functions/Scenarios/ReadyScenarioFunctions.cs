using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Scenarios;

/// <summary>Scenarios that every register has.</summary>
public sealed class ReadyScenarioFunctions
{
    [Function("ListReadyScenarios")]
    public static Task<Results<Tagged<Listing<ScenarioResponse>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/ready-scenarios")] HttpRequest request)
    {
        var query = new Query(request, []);
        return Task.FromResult<Results<Tagged<Listing<ScenarioResponse>>, ProblemHttpResult>>(query.Faults.Count > 0
            ? ResourceProblems.InvalidQuery(query.Faults)
            : new Tagged<Listing<ScenarioResponse>>(new Listing<ScenarioResponse>([.. ReadyScenarios.All.Select(ScenarioResponse.Of)], null)));
    }
}
