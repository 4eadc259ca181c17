using CoProduction.Registry.Dates;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Plans;

/// <summary>What a plan promises: which change, when, and how far it has come.</summary>
public sealed record PlanTerms
{
    /// <summary>The longest ramp, in months.</summary>
    public const int LongestRamp = 120;

    /// <param name="kind">What it does to the line.</param>
    /// <param name="due">When it is due, as precisely as the source is.</param>
    /// <param name="stage">How far it has come.</param>
    /// <param name="total">The line's rate afterwards, for an expansion or a reduction.</param>
    /// <param name="added">The rate that an expansion adds or a reduction takes away, if only that is published.</param>
    /// <param name="share">The share of the rate that a reduction or a pause takes away, more than 0, at most 1; a pause without it takes all.</param>
    /// <param name="timing">Whether the rate is made from the date on, or reached by then.</param>
    /// <param name="until">The last day or month of a pause; null if it is not known.</param>
    /// <param name="rampMonths">Months after the date until the rate is reached; it changes evenly. 0 to 120; null if a former promise does not say.</param>
    /// <exception cref="ArgumentException">A value is out of range, or does not fit the kind.</exception>
    public PlanTerms(
        PlanKind kind,
        Period due,
        PlanStage stage,
        Quantity? total = null,
        Quantity? added = null,
        double? share = null,
        PlanTiming timing = PlanTiming.From,
        Period? until = null,
        int? rampMonths = 0)
    {
        Kind = Require.Member(kind, nameof(kind));
        Due = due;
        Stage = Require.Member(stage, nameof(stage));
        Timing = Require.Member(timing, nameof(timing));
        Total = Rate(total, kind is PlanKind.Expansion or PlanKind.Reduction, nameof(total));
        Added = total is not null && added is not null
            ? throw new ArgumentException("Give the new total rate or the added rate, not both.", nameof(added))
            : Rate(added, kind is PlanKind.Expansion or PlanKind.Reduction, nameof(added));
        Share = share is null || (kind is PlanKind.Reduction or PlanKind.Pause && total is null && added is null && share is > 0 and <= 1) ? share
            : throw new ArgumentException("Must be more than 0 and at most 1, for a reduction without a rate or for a pause; leave it out otherwise.", nameof(share));
        Until = until is null || (kind == PlanKind.Pause && until.Last >= due.First) ? until
            : throw new ArgumentException("Must not be before the pause begins; leave it out for any other plan.", nameof(until));
        RampMonths = rampMonths is < 0 or > LongestRamp
            ? throw new ArgumentOutOfRangeException(nameof(rampMonths), rampMonths, $"Must be 0 to {LongestRamp} months.")
            : rampMonths > 0 && (timing == PlanTiming.By || kind == PlanKind.Pause)
                ? throw new ArgumentException("Must be 0 or absent for what is reached by a date, and for a pause.", nameof(rampMonths))
                : rampMonths;
        if (timing == PlanTiming.By && kind is PlanKind.Pause or PlanKind.Closure)
        {
            throw new ArgumentException("Must be from for a pause or a closure; only an expansion or a reduction is reached by a date.", nameof(timing));
        }
    }

    public PlanKind Kind { get; }

    public Period Due { get; }

    public PlanStage Stage { get; }

    public Quantity? Total { get; }

    public Quantity? Added { get; }

    public double? Share { get; }

    public PlanTiming Timing { get; }

    public Period? Until { get; }

    public int? RampMonths { get; }

    /// <summary>The last month in which it is due. Only after it the promise is overdue.</summary>
    public Month Effective => Due.LastMonth;

    /// <summary>Whether it takes something away from the line.</summary>
    public bool IsCut => Kind != PlanKind.Expansion;

    /// <summary>Whether it says what the line will make.</summary>
    public bool StatesRate => Total is not null || Added is not null || Share is not null || Kind is PlanKind.Pause or PlanKind.Closure;

    /// <summary>Whether the floor and the ceiling take it alike: one month, one figure, and nothing taken away.</summary>
    public bool IsExact =>
        Kind == PlanKind.Expansion && Timing == PlanTiming.From && Due.FirstMonth == Due.LastMonth && Total?.High is null && Added?.High is null;

    /// <summary>The line's rate afterwards, units a month; null if none is stated.</summary>
    /// <param name="most">Whether to take the upper end of a range.</param>
    public double? TotalRate(bool most) => Kind == PlanKind.Closure ? 0 : most ? Total?.Highest(null) : Total?.Lowest(null);

    /// <summary>The change of the line's rate, units a month, negative if it takes away; 0 if none is stated.</summary>
    /// <param name="most">Whether to take the end of a range that leaves most.</param>
    public double AddedRate(bool most) =>
        Added is null ? 0
        : Kind == PlanKind.Reduction ? -(most ? Added.Lowest(null) : Added.Highest(null))
        : most ? Added.Highest(null) : Added.Lowest(null);

    /// <summary>The share of the rate that a reduction or a pause leaves, 0 to 1.</summary>
    public double Left => Kind == PlanKind.Pause ? 1 - (Share ?? 1) : 1 - (Share ?? 0);

    /// <summary>How many months later than <paramref name="first"/> the whole is reached; a ramp that grows is late, too. Negative if earlier.</summary>
    public int MonthsAfter(PlanTerms first) =>
        Effective.Since(first.Effective) + (first.RampMonths is { } ramp && RampMonths is { } own ? own - ramp : 0);

    /// <summary>These terms with other quantities; a rate that becomes null is not published.</summary>
    internal PlanTerms With(Func<Quantity, Quantity?> quantity) =>
        new(Kind, Due, Stage, Total is null ? null : quantity(Total), Added is null ? null : quantity(Added), Share, Timing, Until, RampMonths);

    /// <summary>These terms, due some months later.</summary>
    internal PlanTerms Moved(int months) =>
        new(Kind, Due.Plus(months), Stage, Total, Added, Share, Timing, Until?.Plus(months), RampMonths);

    private static Quantity? Rate(Quantity? quantity, bool fits, string name) =>
        quantity is null ? null
        : !fits ? throw new ArgumentException("Must be left out for a pause or a closure.", name)
        : quantity.Per is null ? throw new ArgumentException("Must be a rate per day, week, month, quarter or year.", name)
        : quantity;
}
