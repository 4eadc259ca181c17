using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.History.Feed;

/// <summary>Lists the changes since a position, so that a mirror of the register can follow it.</summary>
public sealed class ChangeFunctions(ChangeFeed feed, Visibility visibility, RecordKinds kinds)
{
    /// <summary>List changes.</summary>
    /// <remarks>
    /// Returns the changes after a position that the caller may see. Each change appears once, and the changes of each stream are in order. Pass
    /// <c>position</c> as <c>since</c> to continue.
    /// </remarks>
    /// <response code="200">One page of changes.</response>
    [Function("ListChanges")]
    public async Task<Results<ETagged<ChangesResponse>, InvalidQueryProblem, FeedPositionProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/changes")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["since", "pageSize"]);
        var (since, size) = (query.Text("since"), query.PageSize);
        var reader = await visibility.Of(Caller.Of(request), cancellation);
        var position = since is null ? null : FeedToken.Parse(since);
        if (since is not null && position is null)
        {
            query.Refuse("since", "Must be a position from an export or from an earlier page of changes, copied unchanged.");
        }

        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (position is not null && feed.IsExpired(position.Day))
        {
            return new FeedPositionProblem(FeedPositionProblem.Expired, $"The position is older than the {ChangeFeed.Kept.TotalDays:0} days for which changes are kept.");
        }

        if (position is not null && position.Sight != FeedPosition.SightOf(reader))
        {
            return new FeedPositionProblem(FeedPositionProblem.Outdated, "Your role or your partner's memberships have changed since this position, and with them the records that you may see.");
        }

        if (await feed.Read(reader, position, size, cancellation) is not var (changes, next, hasMore))
        {
            return new FeedPositionProblem(FeedPositionProblem.Unknown, "This register has not given the position, or was restored from a backup that does not have it.");
        }

        var records = new CurrentRecords(kinds, visibility.ViewOf(reader));
        return new ETagged<ChangesResponse>(new ChangesResponse(
            await records.With(changes, cancellation), next.ToString(), hasMore ? Links.Since(request, next.ToString()) : null));
    }
}
