using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A plan as a step of its line, as a reading takes it: growth late and little at the floor, early and much at the ceiling; cuts the other way.</summary>
public readonly record struct PlannedStep
{
    /// <param name="plan">The record.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="earliest">The earliest month in which it can come if it is not commissioned.</param>
    /// <param name="asOf">The month from which an even change begins if its source has no date.</param>
    /// <param name="most">Whether to take the ends of ranges and periods that leave most.</param>
    /// <param name="bar">Why it counts in no case; null if the case decides.</param>
    internal PlannedStep(Plan plan, Horizon horizon, Registry.Dates.Month earliest, Registry.Dates.Month asOf, bool most, PlanEffect? bar)
    {
        (Plan, Bar, Stage) = (plan, bar, plan.Stage);
        (Total, Added, Left, IsCut, IsPause) = (
            plan.Terms.TotalRate(most), plan.Terms.AddedRate(most), plan.Terms.Left, plan.Terms.IsCut, plan.Terms.Kind == PlanKind.Pause);
        var (terms, first) = (plan.Terms, most == plan.Terms.IsCut ? plan.Terms.Due.LastMonth : plan.Terms.Due.FirstMonth);
        var isEven = terms.Timing == PlanTiming.By && most && !terms.IsCut && terms.Due.LastMonth >= earliest;
        var begins = isEven ? (plan.Source.Date?.LastMonth ?? asOf).Plus(1) : terms.Timing == PlanTiming.By ? terms.Due.LastMonth : first;
        RampFrom = horizon.IndexOf(begins);
        Ramp = isEven ? Math.Max(0, horizon.IndexOf(terms.Due.LastMonth) - RampFrom) : plan.RampMonths;
        From = plan.Stage != PlanStage.Commissioned && begins < earliest ? horizon.IndexOf(earliest) : RampFrom;
        RampFrom = isEven ? RampFrom : From;
        Until = terms.Kind != PlanKind.Pause || terms.Until is not { } until ? int.MaxValue : horizon.IndexOf(most ? until.FirstMonth : until.LastMonth);
        IsAfterHorizon = From >= horizon.Months;
    }

    public Plan Plan { get; }

    public PlanStage Stage { get; }

    /// <summary>
    /// The month from which it counts if it comes as promised, as a number of the horizon: negative if before it, at or beyond its number of months if
    /// after it. A plan whose month is over, and that is not commissioned, counts from the month after the as-of month.
    /// </summary>
    public int From { get; }

    /// <summary>The month in which its change begins; before <see cref="From"/> if a part of an even change lies in the past.</summary>
    public int RampFrom { get; }

    /// <summary>Months after <see cref="RampFrom"/> until the whole change is reached.</summary>
    public int Ramp { get; }

    /// <summary>The last month of a pause; the greatest number for all else.</summary>
    public int Until { get; }

    /// <summary>Why it counts in no case; null if the case decides.</summary>
    public PlanEffect? Bar { get; }

    /// <summary>Whether it takes effect only after the last month.</summary>
    public bool IsAfterHorizon { get; }

    /// <summary>The line's rate afterwards, units a month; null if none is stated.</summary>
    public double? Total { get; }

    /// <summary>The change of the line's rate, units a month.</summary>
    public double Added { get; }

    /// <summary>The share of the rate that a reduction or a pause leaves, 0 to 1.</summary>
    public double Left { get; }

    /// <summary>Whether it takes something away from the line.</summary>
    public bool IsCut { get; }

    public bool IsPause { get; }

    /// <summary>The month in which the whole change is reached, or a pause is over.</summary>
    public int Settled => Until < int.MaxValue ? Until + 1 : RampFrom + Ramp;

    /// <summary>Whether both promise a total for the same time, so that only one can come true.</summary>
    public bool IsAlternativeTo(in PlannedStep other) =>
        Total is not null && other.Total is not null && Plan.Terms.Due == other.Plan.Terms.Due && Plan.Terms.Timing == other.Plan.Terms.Timing;

    /// <summary>Compares by the month from which it counts, then the promised month, then new rate, then id.</summary>
    internal static int Compare(PlannedStep left, PlannedStep right) =>
        left.From.CompareTo(right.From) is not 0 and var byMonth ? byMonth
        : left.Plan.Effective.CompareTo(right.Plan.Effective) is not 0 and var byPromise ? byPromise
        : Comparer<double?>.Default.Compare(left.Total, right.Total) is not 0 and var byRate ? byRate
        : string.CompareOrdinal(left.Plan.Id.Value, right.Plan.Id.Value);
}
