using CoProduction.Functions.Http;
using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Candidates;
using CoProduction.Gaps.Closing;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Levers;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Questions;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Gaps.Surges;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.GapReports;

/// <summary>Runs the analyses of what a reader sees. Without a goal, whatever depends on goals is empty.</summary>
internal static class Analyses
{
    /// <summary>The seed of the trials behind published reports.</summary>
    public const ulong PublishedSeed = 1;

    public static BottlenecksResponse Bottlenecks(VisibleProjection seen, Outlook outlook) =>
        BottlenecksResponse.From(seen, outlook, seen.In(outlook) is { } outcome ? ProductBottlenecks.Of(outcome) : []);

    /// <param name="seen">What the reader sees.</param>
    /// <param name="outlook">Which promised plans count, and what becomes of the growth that nobody has stated.</param>
    /// <param name="month">A month of the goals; null for the last.</param>
    public static LeversResponse Levers(VisibleProjection seen, Outlook outlook, Month? month) =>
        InMonth(seen, outlook, month) is var (outcome, asked, place)
            ? LeversResponse.From(seen, outlook, asked, ProductLevers.Of(outcome, place))
            : LeversResponse.From(seen, outlook, null, []);

    public static ClosingPlanResponse Closing(VisibleProjection seen, Outlook outlook) =>
        ClosingPlanResponse.From(
            seen, outlook, seen.Projection?.Horizon, seen.In(outlook) is { } outcome ? ClosingPlan.Of(outcome) : new ClosingPlan([], []));

    /// <summary>Runs trials with the register's own slips and success rates, each used only if the register has seen enough of them.</summary>
    /// <param name="seen">What the reader sees.</param>
    /// <param name="trials">How many trials to run, 1 to <see cref="MonteCarlo.MostTrials"/>.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="reading">The reading in which the influence of each plan is measured.</param>
    /// <param name="memory">The bytes in which the trials store what they make.</param>
    /// <param name="cancellation">Cancels the trials.</param>
    public static ProbabilitiesResponse Probabilities(
        VisibleProjection seen, int trials, ulong seed, Reading reading, long memory, CancellationToken cancellation)
    {
        var (slips, successes) = (SlipHistory.Of(seen.Register, seen.AsOf), SuccessHistory.Of(seen.Register));
        var model = ChanceModel.For(slips, successes);
        var report = seen.Projection is { } projection
            ? Trials.Measured(() => MonteCarlo.Run(projection, model, trials, seed, reading, Environment.ProcessorCount, memory, cancellation))
            : new ProbabilityReport(trials, seed, reading, [], []);
        return ProbabilitiesResponse.From(seen, slips, successes, model, report);
    }

    /// <param name="seen">What the reader sees.</param>
    /// <param name="partner">The partner whose own list to make; null for that of everybody.</param>
    /// <param name="trials">How many trials to run, 1 to <see cref="QuestionReport.MostTrials"/>.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="cancellation">Cancels the trials.</param>
    public static QuestionReport Questions(VisibleProjection seen, CountryCode? partner, int trials, ulong seed, CancellationToken cancellation) =>
        seen.Projection is { } projection
            ? QuestionReport.Of(projection, ChanceModel.For(seen.Register, seen.AsOf), partner, trials, seed, Environment.ProcessorCount, cancellation)
            : new QuestionReport(trials, seed, partner, [], [], [], 0);

    /// <summary>Runs the trials that a published report holds.</summary>
    /// <param name="projection">The projection of what the reader sees.</param>
    /// <param name="limits">How many trials to run, and in how much memory.</param>
    /// <param name="cancellation">Cancels the trials.</param>
    public static GoalProbabilitiesResponse GoalProbabilities(Projection projection, Limits limits, CancellationToken cancellation) =>
        GoalProbabilitiesResponse.From(
            Trials.Measured(() => MonteCarlo.Run(
                projection,
                ChanceModel.For(projection.Register, projection.AsOf),
                limits.ReportTrials,
                PublishedSeed,
                threads: Environment.ProcessorCount,
                memory: limits.AnalysisBytes,
                cancellation: cancellation)));

    /// <param name="seen">What the reader sees.</param>
    /// <param name="outlook">Which promised plans count, and what becomes of the growth that nobody has stated.</param>
    /// <param name="month">A month of the goals; null for the last.</param>
    public static CandidatesResponse Candidates(VisibleProjection seen, Outlook outlook, Month? month) =>
        InMonth(seen, outlook, month) is var (outcome, asked, place)
            ? CandidatesResponse.From(seen, outlook, asked, ItemCandidates.Of(outcome, place))
            : CandidatesResponse.From(seen, outlook, null, []);

    /// <param name="seen">What the reader sees.</param>
    /// <param name="outlook">Which promised plans count, and what becomes of the growth that nobody has stated.</param>
    /// <param name="month">A month of the goals; null for the last.</param>
    /// <param name="cancellation">Cancels the search for losses.</param>
    public static ResilienceResponse Resilience(VisibleProjection seen, Outlook outlook, Month? month, CancellationToken cancellation)
    {
        var (minerals, maintenance) = (MineralConcentration.Of(seen.Register), MaintenanceCoverage.Of(seen.Register));
        return InMonth(seen, outlook, month) is var (outcome, asked, place)
            ? ResilienceResponse.From(
                seen,
                outlook,
                asked,
                Losses.Of(outcome, cancellation),
                SelfSufficiency.Of(outcome, place),
                GoalBreak.Of(outcome, cancellation: cancellation),
                ItemConcentration.Of(outcome, place),
                minerals,
                maintenance)
            : ResilienceResponse.From(seen, outlook, null, new Losses([], []), [], [], [], minerals, maintenance);
    }

    public static EmbargoResponse Embargo(VisibleProjection seen, Outlook outlook, Embargo embargo) =>
        EmbargoResponse.Of(seen, outlook, embargo, seen.In(outlook) is { } outcome ? EmbargoReport.Of(outcome, embargo) : null);

    /// <param name="seen">What the reader sees.</param>
    /// <param name="outlook">Which promised plans count, and what becomes of the growth that nobody has stated.</param>
    /// <param name="month">A month of the goals; null for the last.</param>
    /// <param name="staleAfter">The age beyond which a record is stale, in months; at least 0.</param>
    public static EvidenceResponse Evidence(VisibleProjection seen, Outlook outlook, Month? month, int staleAfter) =>
        EvidenceResponse.From(
            seen, outlook, staleAfter, InMonth(seen, outlook, month) is var (outcome, _, place) ? EvidenceReport.Of(outcome, place, staleAfter) : null);

    public static ConflictsResponse Conflicts(VisibleProjection seen, Outlook outlook) =>
        ConflictsResponse.From(seen, outlook, ConflictSearch.Of(seen.Register, seen.AsOf, outlook));

    /// <param name="seen">What the caller sees.</param>
    /// <param name="reading">The reading asked for.</param>
    /// <param name="partner">The partner whose promises are reviewed; null for all.</param>
    public static PromisesResponse Promises(VisibleProjection seen, Reading reading, CountryCode? partner = null) =>
        PromisesResponse.From(seen, reading, partner, PromiseReview.Of(seen.Register, seen.AsOf, partner));

    public static SurgeResponse Surge(VisibleProjection seen, Outlook outlook, DemandSurge surge) =>
        SurgeResponse.From(seen, outlook, seen.In(outlook) is { } outcome ? SurgeReport.Of(outcome, surge) : new SurgeReport(surge, [], []));

    /// <summary>One case in one month of the goals, and the month's number from 0; null if there is no goal.</summary>
    private static (CaseProjection Outcome, Month Month, int Place)? InMonth(VisibleProjection seen, Outlook outlook, Month? month)
    {
        if (seen.Projection is not { } projection)
        {
            return null;
        }

        var asked = month ?? projection.Horizon.Last;
        return (projection.In(outlook), asked, projection.Horizon.IndexOf(asked));
    }
}
