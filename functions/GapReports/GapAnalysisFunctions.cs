using CoProduction.Functions.Access;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>What stands behind a gap report: what binds, what would help, who could do it, what must be built, how likely it is to be enough, and what it all rests on.</summary>
public sealed class GapAnalysisFunctions(GapReports reports, Readers readers)
{
    private const string Route = "api/v1/gap-reports/current";

    [Function("GetBottlenecks")]
    public async Task<Results<Tagged<BottlenecksResponse>, ProblemHttpResult>> GetBottlenecks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/bottlenecks")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case"]);
        var (asOf, forecast) = (query.Month("asOf"), query.Word<ForecastCase>("case") ?? ForecastCase.Committed);
        return await Answer(query, async () => BottlenecksResponse.Of(await reports.Project(await Reader(request, cancellation), asOf, cancellation), forecast));
    }

    [Function("GetLevers")]
    public async Task<Results<Tagged<LeversResponse>, ProblemHttpResult>> GetLevers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/levers")] HttpRequest request, CancellationToken cancellation)
    {
        var (query, seen, forecast, month) = await InMonth(request, [], cancellation);
        return await Answer(query, () => Task.FromResult(LeversResponse.Of(seen!, forecast, month)));
    }

    [Function("GetClosingPlan")]
    public async Task<Results<Tagged<ClosingPlanResponse>, ProblemHttpResult>> GetClosingPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/closing-plan")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case"]);
        var (asOf, forecast) = (query.Month("asOf"), query.Word<ForecastCase>("case") ?? ForecastCase.Committed);
        return await Answer(query, async () => ClosingPlanResponse.Of(await reports.Project(await Reader(request, cancellation), asOf, cancellation), forecast));
    }

    [Function("GetProbabilities")]
    public async Task<Results<Tagged<ProbabilitiesResponse>, ProblemHttpResult>> GetProbabilities(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/probabilities")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "trials", "seed"]);
        var asOf = query.Month("asOf");
        var trials = query.Whole("trials", 1, MonteCarlo.MostTrials) ?? MonteCarlo.UsualTrials;
        var seed = query.Whole("seed", 0, ProbabilitiesResponse.LargestSeed) ?? 1;
        return await Answer(query, async () => ProbabilitiesResponse.Of(
            await reports.Project(await Reader(request, cancellation), asOf, cancellation), (int)trials, (ulong)seed, cancellation));
    }

    [Function("GetCandidates")]
    public async Task<Results<Tagged<CandidatesResponse>, ProblemHttpResult>> GetCandidates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/candidates")] HttpRequest request, CancellationToken cancellation)
    {
        var (query, seen, forecast, month) = await InMonth(request, [], cancellation);
        return await Answer(query, () => Task.FromResult(CandidatesResponse.Of(seen!, forecast, month)));
    }

    [Function("GetResilience")]
    public async Task<Results<Tagged<ResilienceResponse>, ProblemHttpResult>> GetResilience(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/resilience")] HttpRequest request, CancellationToken cancellation)
    {
        var (query, seen, forecast, month) = await InMonth(request, [], cancellation);
        return await Answer(query, () => Task.FromResult(ResilienceResponse.Of(seen!, forecast, month)));
    }

    [Function("GetEvidence")]
    public async Task<Results<Tagged<EvidenceResponse>, ProblemHttpResult>> GetEvidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/evidence")] HttpRequest request, CancellationToken cancellation)
    {
        var (query, seen, forecast, month) = await InMonth(request, ["staleAfter"], cancellation);
        var staleAfter = query.Whole("staleAfter", 0, EvidenceResponse.MostMonths) ?? EvidenceReport.UsualStaleAfter;
        return await Answer(query, () => Task.FromResult(EvidenceResponse.Of(seen!, forecast, month, (int)staleAfter)));
    }

    [Function("GetConflicts")]
    public async Task<Results<Tagged<ConflictsResponse>, ProblemHttpResult>> GetConflicts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/conflicts")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case"]);
        var (asOf, forecast) = (query.Month("asOf"), query.Word<ForecastCase>("case") ?? ForecastCase.Committed);
        return await Answer(query, async () => ConflictsResponse.Of(await reports.Project(await Reader(request, cancellation), asOf, cancellation), forecast));
    }

    [Function("GetPromises")]
    public async Task<Results<Tagged<PromisesResponse>, ProblemHttpResult>> GetPromises(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/promises")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf"]);
        var asOf = query.Month("asOf");
        return await Answer(query, async () => PromisesResponse.Of(await reports.Project(await Reader(request, cancellation), asOf, cancellation)));
    }

    [Function("GetSurge")]
    public async Task<Results<Tagged<SurgeResponse>, ProblemHttpResult>> GetSurge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/surge")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case", "multiplier", "theaters"]);
        var (asOf, forecast) = (query.Month("asOf"), query.Word<ForecastCase>("case") ?? ForecastCase.Committed);
        var surge = SurgeResponse.Read(query);
        return await Answer(query, async () => SurgeResponse.Of(await reports.Project(await Reader(request, cancellation), asOf, cancellation), forecast, surge!));
    }

    [Function("GetEmbargo")]
    public async Task<Results<Tagged<EmbargoResponse>, ProblemHttpResult>> GetEmbargo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/embargo")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case", "countries", "minerals", "monthsOfStock", "from", "until"]);
        var (asOf, forecast) = (query.Month("asOf"), query.Word<ForecastCase>("case") ?? ForecastCase.Committed);
        var embargo = EmbargoResponse.Read(query);
        return await Answer(query, async () => EmbargoResponse.Of(await reports.Project(await Reader(request, cancellation), asOf, cancellation), forecast, embargo!));
    }

    /// <summary>What is asked of one month; without a register where the query has a fault.</summary>
    private async Task<(Query Query, SeenProjection? Seen, ForecastCase Case, Month? Month)> InMonth(
        HttpRequest request, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        var query = new Query(request, ["asOf", "case", "month", .. others]);
        var (asOf, forecast, month) = (query.Month("asOf"), query.Word<ForecastCase>("case") ?? ForecastCase.Committed, query.Month("month"));
        if (query.Faults.Count > 0)
        {
            return (query, null, forecast, month);
        }

        var seen = await reports.Project(await Reader(request, cancellation), asOf, cancellation);
        if (month is { } asked && seen.Projection?.Horizon is { } horizon && (asked < horizon.First || asked > horizon.Last))
        {
            query.Refuse("month", $"Must be a month of the goals, {horizon.First} to {horizon.Last}.");
        }

        return (query, seen, forecast, month);
    }

    private static async Task<Results<Tagged<TResponse>, ProblemHttpResult>> Answer<TResponse>(Query query, Func<Task<TResponse>> analyse)
    {
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        try
        {
            return new Tagged<TResponse>(await analyse());
        }
        catch (BillOfMaterialsCycleException found)
        {
            return GapReportProblems.Cycle(found);
        }
    }

    private Task<CoProduction.Registry.Releases.Reader> Reader(HttpRequest request, CancellationToken cancellation) =>
        readers.Of(Caller.Of(request), cancellation);
}
