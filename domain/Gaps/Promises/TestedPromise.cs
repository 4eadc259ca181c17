using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Promises;

/// <summary>A promise that was open in the earlier register, and what the later register says of it.</summary>
/// <param name="Then">The promise in the earlier register.</param>
/// <param name="Now">The same promise in the later register; null if it is no longer there.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="InTime">The probability, by the earlier register's trials, that the plan alone is in effect by the month then promised; 0 to
/// 1.</param>
public sealed record TestedPromise(Promise Then, Promise? Now, PromiseVerdict Verdict, double InTime)
{
    /// <summary>The probability, by its stage, that it comes in the month then promised; 0 to 1.</summary>
    public double Probability => StageProbability.Of(Then.Plan.Stage);

    internal bool IsScored => Verdict is PromiseVerdict.Kept or PromiseVerdict.Broken;

    internal static IEnumerable<TestedPromise> Of(Register then, Month asOfThen, Register now, Month asOfNow)
    {
        var model = ChanceModel.For(then, asOfThen);
        var later = Promise.Of(now, asOfNow).ToDictionary(promise => promise.Id, StringComparer.Ordinal);
        var successors = SiteSuccessions.SuccessorsOf(now.Factories);
        return
            from promise in Promise.Of(then, asOfThen)
            where promise.Plan is { IsOff: false, Stage: not PlanStage.Commissioned }
            let found = later.GetValueOrDefault(promise.Id) ?? later.GetValueOrDefault(promise.IdAt(site => SiteSuccessions.PresentId(site, successors)))
            select new TestedPromise(
                promise,
                found,
                VerdictOn(promise, asOfThen, found, asOfNow),
                model.InEffectBy(promise.Plan.Stage, promise.Current, asOfThen, promise.Current));
    }

    /// <summary>The month promised then, without an error that was mended since.</summary>
    private static Month Promised(Promise then, Promise? now) =>
        now?.Plan.History.Any(revision => revision.IsCorrected && revision.Terms == then.Plan.Terms) == true ? now.First : then.Current;

    private static PromiseVerdict VerdictOn(Promise then, Month asOfThen, Promise? now, Month asOfNow) =>
        then.State == PromiseState.WithoutDate ? PromiseVerdict.WithoutDate
        : then.Current < asOfThen ? PromiseVerdict.AlreadyOverdue
        : Promised(then, now) > asOfNow ? PromiseVerdict.NotYetDue
        : now is null ? PromiseVerdict.Missing
        : now.State is PromiseState.KeptOnTime or PromiseState.KeptLate && now.Current <= Promised(then, now) ? PromiseVerdict.Kept
        : PromiseVerdict.Broken;
}

/// <summary>The outcome of a promise between two registers. Only kept and broken promises are scored.</summary>
public enum PromiseVerdict
{
    /// <summary>Commissioned in the month then promised, or earlier.</summary>
    Kept,

    /// <summary>The month has come, and the plan is not commissioned, was commissioned later or in part, or ended without it.</summary>
    Broken,

    /// <summary>
    /// The month is still to come. A promise cancelled early is not scored before it, so that bad news is not counted ahead of good news.
    /// </summary>
    NotYetDue,

    /// <summary>No month was published then.</summary>
    WithoutDate,

    /// <summary>The month had already passed then.</summary>
    AlreadyOverdue,

    /// <summary>The later register no longer has it.</summary>
    Missing,
}
