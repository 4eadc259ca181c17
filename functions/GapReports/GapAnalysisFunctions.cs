using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Dates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>Answers the analyses behind the current gap report, such as what binds, what would help and how likely the goals are.</summary>
public sealed class GapAnalysisFunctions(CurrentAnswers answers, Limits limits)
{
    private const string Route = "api/v1/gap-reports/current";

    /// <summary>List bottlenecks.</summary>
    /// <remarks>
    /// For each product with a goal, lists the items that limit it, in the order in which they bind as each one is relieved. For each item, gives the
    /// months from and until which it binds, and the units lost to it per year.
    /// </remarks>
    /// <response code="200">The bottlenecks.</response>
    [Function("GetBottlenecks")]
    public Task<Results<ETagged<BottlenecksResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetBottlenecks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/bottlenecks")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading"]);
        var (asOf, outlook) = (query.Month("asOf"), query.ReadOutlook());
        return Answer(request, query, asOf, (seen, _) => Analyses.Bottlenecks(seen, outlook), cancellation);
    }

    /// <summary>List the most effective capacity additions.</summary>
    /// <remarks>
    /// For each product that is short in a month, gives the units per year that each unit of added capacity unlocks, and the limit of that gain.
    /// Covers each item alone, the best two items together, and otherwise the smallest set of items that helps.
    /// </remarks>
    /// <response code="200">The levers.</response>
    [Function("GetLevers")]
    public Task<Results<ETagged<LeversResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetLevers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/levers")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", "month"]);
        var (asOf, outlook, month) = (query.Month("asOf"), query.ReadOutlook(), query.Month("month"));
        return Answer(request, query, asOf, (seen, _) => query.Accepts(month, seen) ? Analyses.Levers(seen, outlook, month) : null, cancellation);
    }

    /// <summary>Get a plan that closes every gap.</summary>
    /// <remarks>Gives the least capacity to add to each item, month by month, so that every product is on its goal's path.</remarks>
    /// <response code="200">The plan.</response>
    [Function("GetClosingPlan")]
    public Task<Results<ETagged<ClosingPlanResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetClosingPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/closing-plan")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading"]);
        var (asOf, outlook) = (query.Month("asOf"), query.ReadOutlook());
        return Answer(request, query, asOf, (seen, _) => Analyses.Closing(seen, outlook), cancellation);
    }

    /// <summary>Estimate the probability of each goal.</summary>
    /// <remarks>
    /// Runs trials that vary which plans arrive and how late. In each reading, gives the probability that each product's goal is reached by its
    /// month, the output in each month at three probability levels, and how often each item binds. Lists the plans that matter most in the
    /// requested reading. The same seed gives the same figures.
    /// </remarks>
    /// <response code="200">The estimate.</response>
    [Function("GetProbabilities")]
    public Task<Results<ETagged<ProbabilitiesResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetProbabilities(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/probabilities")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "trials", "seed", "reading"]);
        var (asOf, reading) = (query.Month("asOf"), query.ReadReading());
        var trials = query.Whole("trials", 1, MonteCarlo.MostTrials) ?? MonteCarlo.UsualTrials;
        var seed = query.Whole("seed", 0, AnalysisQueries.LargestSeed) ?? 1;
        return Answer(request, query, asOf, (seen, ended) => Analyses.Probabilities(seen, (int)trials, (ulong)seed, reading, limits.AnalysisBytes, ended), cancellation);
    }

    /// <summary>List sites and partners that could make more.</summary>
    /// <remarks>
    /// For each item that limits a product, lists the sites and partners that could make more of it, ranked by the gain for the product. Each
    /// candidate names the records that support it.
    /// </remarks>
    /// <response code="200">The candidates.</response>
    [Function("GetCandidates")]
    public Task<Results<ETagged<CandidatesResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetCandidates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/candidates")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", "month"]);
        var (asOf, outlook, month) = (query.Month("asOf"), query.ReadOutlook(), query.Month("month"));
        return Answer(request, query, asOf, (seen, _) => query.Accepts(month, seen) ? Analyses.Candidates(seen, outlook, month) : null, cancellation);
    }

    /// <summary>Measure dependence on few sites and partners.</summary>
    /// <remarks>
    /// Gives the loss without each site and each partner in turn, and the smallest sets of sites whose loss breaks a goal. Also gives the
    /// concentration by site, partner and theater, and by country for each mineral stage, and lists where each platform can be maintained.
    /// </remarks>
    /// <response code="200">The losses and concentrations.</response>
    [Function("GetResilience")]
    public Task<Results<ETagged<ResilienceResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetResilience(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/resilience")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", "month"]);
        var (asOf, outlook, month) = (query.Month("asOf"), query.ReadOutlook(), query.Month("month"));
        return Answer(request, query, asOf, (seen, ended) => query.Accepts(month, seen) ? Analyses.Resilience(seen, outlook, month, ended) : null, cancellation);
    }

    /// <summary>Show the evidence behind figures.</summary>
    /// <remarks>
    /// For each item's capacity in a month, lists the parts that add up to it, each with its record. Also gives the shares that are reported,
    /// recalled, estimated, aggregate, unattributed, implied and stale.
    /// </remarks>
    /// <response code="200">The evidence.</response>
    [Function("GetEvidence")]
    public Task<Results<ETagged<EvidenceResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetEvidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/evidence")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", "month", "staleAfter"]);
        var (asOf, outlook, month) = (query.Month("asOf"), query.ReadOutlook(), query.Month("month"));
        var staleAfter = query.Whole("staleAfter", 0, AnalysisQueries.LongestStaleAfter) ?? EvidenceReport.UsualStaleAfter;
        return Answer(
            request, query, asOf, (seen, _) => query.Accepts(month, seen) ? Analyses.Evidence(seen, outlook, month, (int)staleAfter) : null, cancellation);
    }

    /// <summary>List contradictory records.</summary>
    /// <remarks>
    /// Lists observations, totals, dates and company totals that cannot all be correct. For each side of a conflict, gives every gap as it would be
    /// if that side were correct.
    /// </remarks>
    /// <response code="200">The conflicts.</response>
    [Function("GetConflicts")]
    public Task<Results<ETagged<ConflictsResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetConflicts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/conflicts")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading"]);
        var (asOf, outlook) = (query.Month("asOf"), query.ReadOutlook());
        return Answer(request, query, asOf, (seen, _) => Analyses.Conflicts(seen, outlook), cancellation);
    }

    /// <summary>Review promises.</summary>
    /// <remarks>
    /// For each plan, compares the first promise with the current one, and gives its delay, the stage it has reached and how much of it came. For each target of a
    /// scope, gives when it was due, what is observed, the share reached and the months it is late. Also shows how well partners and operators have kept
    /// their promises.
    /// </remarks>
    /// <response code="200">The review.</response>
    [Function("GetPromises")]
    public Task<Results<ETagged<PromisesResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetPromises(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/promises")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "reading", "partner"]);
        var (asOf, reading) = (query.Month("asOf"), query.ReadReading());
        var parts = AnswerParts.Of<PromisesResponse>(query);
        return answers.Of<PromisesResponse>(
            request,
            query,
            asOf,
            async (seen, _) =>
            {
                var partner = await query.Partner(seen.Register);
                return parts.Accept(query, seen.Register) ? parts.Of(AnswerJson.Of(Analyses.Promises(seen, reading, partner)), seen.Register) : null;
            },
            cancellation);
    }

    /// <summary>Simulate a surge in consumption.</summary>
    /// <remarks>
    /// Gives the days that each partner's stock of each product lasts when consumption is multiplied in some theaters. There are three cases: stock
    /// alone, stock with the partner's own production, and stock with all production shared. If data is missing, the response names it.
    /// </remarks>
    /// <response code="200">The days of supply.</response>
    [Function("GetSurge")]
    public Task<Results<ETagged<SurgeResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetSurge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/surge")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", "multiplier", "theaters"]);
        var (asOf, outlook, surge) = (query.Month("asOf"), query.ReadOutlook(), query.ReadSurge());
        return Answer(request, query, asOf, (seen, _) => Analyses.Surge(seen, outlook, surge!), cancellation);
    }

    /// <summary>Simulate a mineral embargo.</summary>
    /// <remarks>
    /// Gives the losses of items and products, by year, when countries stop delivering minerals. Also gives the first month of loss after stocks run
    /// out, and the stage of each mineral at which most is lost. Shares with a different basis or year are never added. A share of a theater's or a partner's
    /// supply hits the makers there alone; a share of the world or of exports hits all.
    /// </remarks>
    /// <response code="200">The losses.</response>
    [Function("GetEmbargo")]
    public Task<Results<ETagged<EmbargoResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> GetEmbargo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/embargo")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, "asOf", "case", "reading", "countries", "minerals", "monthsOfStock", "from", "until"]);
        var (asOf, outlook, embargo) = (query.Month("asOf"), query.ReadOutlook(), query.ReadEmbargo());
        return Answer(request, query, asOf, (seen, _) => query.Accepts(embargo!, seen.Register) ? Analyses.Embargo(seen, outlook, embargo!) : null, cancellation);
    }

    /// <summary>Analyses what the caller sees of the register. An analysis that gives null has added a fault to the query.</summary>
    private Task<Results<ETagged<TResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> Answer<TResponse>(
        HttpRequest request, Query query, Month? asOf, Func<VisibleProjection, CancellationToken, TResponse?> analyse, CancellationToken cancellation)
        where TResponse : class
    {
        var parts = AnswerParts.Of<TResponse>(query);
        return answers.Of<TResponse>(
            request, query, asOf, (seen, ended) => parts.Accept(query, seen.Register) && analyse(seen, ended) is { } found ? parts.Of(AnswerJson.Of(found), seen.Register) : null, cancellation);
    }
}
