using CoProduction.Functions.Http;
using CoProduction.Gaps.Scenarios;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>Scenarios that every register has.</summary>
public sealed class ReadyScenarioFunctions
{
    /// <summary>List ready scenarios.</summary>
    /// <remarks>
    /// Returns the scenarios that every register has, for common questions. Pass their ids to compute a gap report under them. The report ignores
    /// anything that they name and the register does not contain, and adds a warning.
    /// </remarks>
    /// <response code="200">All ready scenarios.</response>
    [Function("ListReadyScenarios")]
    public static Task<Results<ETagged<Listing<ScenarioResponse>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/ready-scenarios")] HttpRequest request)
    {
        var query = new Query(request, []);
        return Task.FromResult<Results<ETagged<Listing<ScenarioResponse>>, InvalidQueryProblem>>(query.Faults.Count > 0
            ? new InvalidQueryProblem(query.Faults)
            : new ETagged<Listing<ScenarioResponse>>(new Listing<ScenarioResponse>([.. ReadyScenarios.All.Select(ScenarioResponse.Of)], null)));
    }
}
