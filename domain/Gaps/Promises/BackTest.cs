using CoProduction.Gaps.Paces;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Promises;

/// <summary>The forecasts of an earlier register, measured by the observations of a later one.</summary>
/// <remarks>A pure function. The caller must make sure that the earlier register holds nothing that was learned later.</remarks>
/// <param name="AsOfThen">The as-of month of the earlier register.</param>
/// <param name="AsOfNow">The as-of month of the later register.</param>
/// <param name="Promises">Every promise that was open then, in the order of the earlier register.</param>
/// <param name="Score">The score of the stages' probabilities, over the promises that have come due; null if none has.</param>
/// <param name="Stages">The scores by the stage at that time, in the order of the stages.</param>
/// <param name="Forecasts">Every total observed since, in each case.</param>
/// <param name="Errors">The forecast errors, by item and case.</param>
/// <param name="InTimeScore">The score of the trials' probabilities for the same promises (<see cref="TestedPromise.InTime"/>); null if none has come
/// due.</param>
/// <param name="Ranges">The totals of all allies observed since, for products with goals, beside the ranges of the trials in the central reading.</param>
/// <param name="PacePairs">The pairs of observed totals from which the pace was known then.</param>
public sealed record BackTest(
    Month AsOfThen,
    Month AsOfNow,
    IReadOnlyList<TestedPromise> Promises,
    BrierScore? Score,
    IReadOnlyList<StageScore> Stages,
    IReadOnlyList<TestedForecast> Forecasts,
    IReadOnlyList<ForecastError> Errors,
    BrierScore? InTimeScore,
    IReadOnlyList<TestedRange> Ranges,
    int PacePairs)
{
    /// <summary>Whether enough totals were observed to grow then: otherwise central was the floor.</summary>
    public bool HadPace => PacePairs >= ObservedPaces.FewestPairs;

    /// <summary>The score of the probabilities that these totals would be on the goal's path in their months; null if there are no totals.</summary>
    public BrierScore? PathScore => BrierScore.Of(Ranges.Select(range => (range.OnPath.Probability, range.IsOnPath)));

    /// <summary>
    /// The share of the totals that lie between the trials' P10 and P90, 0 to 1; near 0.8 if those are right; null if there are no totals.
    /// </summary>
    public double? Coverage => Ranges.Count == 0 ? null : (double)Ranges.Count(range => range.IsInside) / Ranges.Count;

    /// <param name="then">The earlier register.</param>
    /// <param name="asOfThen">The month up to which its observations count.</param>
    /// <param name="now">The later register, with the observations made since.</param>
    /// <param name="asOfNow">The month up to which the outcome is known; after <paramref name="asOfThen"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOfNow"/> is not after <paramref name="asOfThen"/>.</exception>
    public static BackTest Of(Register then, Month asOfThen, Register now, Month asOfNow)
    {
        if (asOfNow <= asOfThen)
        {
            throw new ArgumentOutOfRangeException(nameof(asOfNow), asOfNow, $"Must be after {asOfThen}.");
        }

        var promises = TestedPromise.Of(then, asOfThen, now, asOfNow).ToList();
        var forecasts = TestedForecast.Of(then, asOfThen, now, asOfNow).ToList();
        var scored = promises.Where(promise => promise.IsScored).ToList();
        return new BackTest(
            asOfThen,
            asOfNow,
            promises,
            ScoreOf(scored),
            [
                .. from promise in scored
                   group promise by promise.Then.Plan.Stage into stage
                   orderby stage.Key
                   select new StageScore(stage.Key, ScoreOf(stage)!, InTimeScoreOf(stage)!),
            ],
            forecasts,
            [.. ForecastError.Of(forecasts)],
            InTimeScoreOf(scored),
            [.. TestedRange.Of(then, asOfThen, forecasts)],
            ObservedPaces.Of(then, asOfThen).Pairs.Count);
    }

    private static BrierScore? ScoreOf(IEnumerable<TestedPromise> promises) =>
        BrierScore.Of(promises.Select(promise => (promise.Probability, promise.Verdict == PromiseVerdict.Kept)));

    private static BrierScore? InTimeScoreOf(IEnumerable<TestedPromise> promises) =>
        BrierScore.Of(promises.Select(promise => (promise.InTime, promise.Verdict == PromiseVerdict.Kept)));
}

/// <summary>The score of one stage's probability. Its <see cref="BrierScore.Happened"/> is the probability by the register's own history.</summary>
/// <param name="Stage">The stage at that time.</param>
/// <param name="Score">The score of the stage's probability.</param>
/// <param name="InTime">The score of the trials' probability that the plan is in effect by the promised month.</param>
public sealed record StageScore(PlanStage Stage, BrierScore Score, BrierScore InTime);
