using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Promises;

/// <summary>What an earlier register foretold, measured by what a later one observes.</summary>
/// <remarks>A pure function: whoever rebuilds the earlier register answers for its holding nothing that was learned later.</remarks>
/// <param name="AsOfThen">The month of the earlier register.</param>
/// <param name="AsOfNow">The month of the later one.</param>
/// <param name="Promises">Every promise that was open then, in the order of the earlier register.</param>
/// <param name="Score">How good the probabilities of those that have come due were; null where none has.</param>
/// <param name="Stages">The same by the stage at that time, in the order of the stages.</param>
/// <param name="Forecasts">Every total observed since, in each case.</param>
/// <param name="Errors">How far they were off, by item and case.</param>
/// <param name="InTimeScore">How good the trials' probabilities of the same promises were (<see cref="TestedPromise.InTime"/>); null where none has come due.</param>
/// <param name="Ranges">The totals of all allies observed since, of products with goals, beside what the trials said.</param>
public sealed record BackTest(
    Month AsOfThen,
    Month AsOfNow,
    IReadOnlyList<TestedPromise> Promises,
    BrierScore? Score,
    IReadOnlyList<StageScore> Stages,
    IReadOnlyList<TestedForecast> Forecasts,
    IReadOnlyList<ForecastError> Errors,
    BrierScore? InTimeScore,
    IReadOnlyList<TestedRange> Ranges)
{
    /// <summary>The share of the totals that lay between the trials' P10 and P90, 0 to 1: near 0.8 where those are right; null where there are none.</summary>
    public double? Coverage => Ranges.Count == 0 ? null : (double)Ranges.Count(range => range.IsInside) / Ranges.Count;

    /// <param name="then">The register as it was.</param>
    /// <param name="asOfThen">The month up to which its observations count.</param>
    /// <param name="now">The register with what has been observed since.</param>
    /// <param name="asOfNow">The month up to which it is known what came of it; after <paramref name="asOfThen"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The later month is not later.</exception>
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
                   group promise by promise.Then.Expansion.Stage into stage
                   orderby stage.Key
                   select new StageScore(stage.Key, ScoreOf(stage)!, InTimeScoreOf(stage)!),
            ],
            forecasts,
            [.. ForecastError.Of(forecasts)],
            InTimeScoreOf(scored),
            [.. TestedRange.Of(then, asOfThen, forecasts)]);
    }

    private static BrierScore? ScoreOf(IEnumerable<TestedPromise> promises) =>
        BrierScore.Of(promises.Select(promise => (promise.Probability, promise.Verdict == PromiseVerdict.Kept)));

    private static BrierScore? InTimeScoreOf(IEnumerable<TestedPromise> promises) =>
        BrierScore.Of(promises.Select(promise => (promise.InTime, promise.Verdict == PromiseVerdict.Kept)));
}

/// <summary>How good the probability of one stage was; what happened of it is what the register's own history says the probability is.</summary>
/// <param name="Stage">The stage at that time.</param>
/// <param name="Score">Of the stage's probability.</param>
/// <param name="InTime">Of the trials' probability to be in effect by the promised month.</param>
public sealed record StageScore(ExpansionStage Stage, BrierScore Score, BrierScore InTime);
