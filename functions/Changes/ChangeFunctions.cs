using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Changes;

/// <summary>What was changed since a position, so that a mirror of the register can follow it.</summary>
public sealed class ChangeFunctions(
    ChangeFeed feed, Readers readers, IRecordStore store, RecordKinds kinds, IChangeLog log, IAnswers answers, ImportPruning imports, TimeProvider clock)
{
    [Function("ListChanges")]
    public async Task<Results<Tagged<ChangesResponse>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/changes")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["since", "pageSize"]);
        var (since, size) = (query.Text("since"), query.PageSize);
        var reader = await readers.Of(Caller.Of(request), cancellation);
        var position = since is null ? feed.Beginning(reader) : FeedPosition.Parse(since);
        if (position is null)
        {
            query.Refuse("since", "This is no position in the changes. Take it unchanged from an export or from the page before.");
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        if (feed.IsExpired(position!))
        {
            return Gone("feed-position-expired", $"Changes are kept for {ChangeFeed.Kept.TotalDays:0} days, and this position is older.");
        }

        if (position!.Sight != FeedPosition.SightOf(reader))
        {
            return Gone("feed-position-outdated", "What may be seen has changed since then: your partner's memberships, or your role.");
        }

        var (changes, next, hasMore) = await feed.Read(reader, position, size, cancellation);
        var records = new CurrentRecords(kinds, new RegisterView(store, reader));
        return new Tagged<ChangesResponse>(new ChangesResponse(
            await records.With(changes, cancellation), next.ToString(), hasMore ? Links.Since(request, next.ToString()) : null));
    }

    /// <summary>Forgets changes that no position leads back to, answers that nobody can ask for, and imports of long ago.</summary>
    [Function("ForgetOld")]
    [DefaultSchedule("0 30 2 * * *")]
    public async Task Forget([TimerTrigger("%CoProduction:Schedules:ForgetOld%")] TimerInfo timer, CancellationToken cancellation)
    {
        // A day more, because a position counts by days.
        await log.Forget(clock.GetUtcNow() - ChangeFeed.Kept - TimeSpan.FromDays(1), cancellation);
        await answers.Forget(cancellation);
        await imports.Prune(cancellation);
    }

    private static ProblemHttpResult Gone(string code, string detail) =>
        Problems.Problem(
            StatusCodes.Status410Gone, code, "The changes cannot be followed from here.",
            $"{detail} Start again: GET /api/v1/exports?format=json-lines gives the register with the position to follow from.");
}
