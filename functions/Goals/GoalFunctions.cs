using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Goals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Goals;

/// <summary>What each family's production shall become.</summary>
public sealed class GoalFunctions(ResourceEndpoints<Goal, GoalBody> goals)
{
    private const string Route = "api/v1/goals";

    [Function("ListGoals")]
    public Task<Results<Tagged<Listing<GoalBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => goals.List(request, cancellation);

    [Function("GetGoal")]
    public Task<Results<Tagged<GoalBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => goals.Get(request, id, cancellation);

    [Function("CreateGoal")]
    public Task<Results<Created<GoalBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => goals.Create(request, cancellation);

    [Function("ReplaceGoal")]
    public Task<Results<Ok<GoalBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => goals.Replace(request, id, cancellation);

    [Function("DeleteGoal")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => goals.Delete(request, id, cancellation);

    [Function("GetGoalHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => goals.History(request, id, cancellation);
}
