using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Promises;

/// <summary>A promise that was open in the earlier register, and what the later one says of it.</summary>
/// <param name="Then">The promise as it was.</param>
/// <param name="Now">The same promise in the later register; null where that has it no more.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="InTime">How likely the trials of the earlier register held it to be in effect by the month that it promised then, taken by itself; 0 to 1.</param>
public sealed record TestedPromise(Promise Then, Promise? Now, PromiseVerdict Verdict, double InTime)
{
    /// <summary>How likely it was held to come in the month that it promised then, by its stage; 0 to 1.</summary>
    public double Probability => StageProbability.Of(Then.Expansion.Stage);

    internal bool IsScored => Verdict is PromiseVerdict.Kept or PromiseVerdict.Broken;

    internal static IEnumerable<TestedPromise> Of(Register then, Month asOfThen, Register now, Month asOfNow)
    {
        var model = ChanceModel.For(then);
        var later = Promise.Of(now, asOfNow).ToDictionary(promise => promise.Id, StringComparer.Ordinal);
        return
            from promise in Promise.Of(then, asOfThen)
            where promise.Expansion.Stage is not (ExpansionStage.Commissioned or ExpansionStage.Cancelled)
            let found = later.GetValueOrDefault(promise.Id)
            select new TestedPromise(
                promise,
                found,
                VerdictOn(promise, asOfThen, found, asOfNow),
                model.InEffectBy(promise.Expansion.Stage, promise.Current, asOfThen, promise.Current));
    }

    private static PromiseVerdict VerdictOn(Promise then, Month asOfThen, Promise? now, Month asOfNow) =>
        then.State == PromiseState.WithoutDate ? PromiseVerdict.WithoutDate
        : then.Current < asOfThen ? PromiseVerdict.AlreadyOverdue
        : then.Current > asOfNow ? PromiseVerdict.NotYetDue
        : now is null ? PromiseVerdict.Missing
        : now.Expansion.Stage == ExpansionStage.Commissioned && now.Current <= then.Current ? PromiseVerdict.Kept
        : PromiseVerdict.Broken;
}

/// <summary>What came of a promise between two registers. Only kept and broken ones are scored.</summary>
public enum PromiseVerdict
{
    /// <summary>Commissioned in the month promised then, or before.</summary>
    Kept,

    /// <summary>The month has come, and it is not commissioned, was so later, or was cancelled.</summary>
    Broken,

    /// <summary>The month is still to come; even a cancelled one is not scored before, lest only bad news come early.</summary>
    NotYetDue,

    /// <summary>No month was published then.</summary>
    WithoutDate,

    /// <summary>The month had passed then already.</summary>
    AlreadyOverdue,

    /// <summary>The later register has it no more.</summary>
    Missing,
}
