using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>An expansion as a step of its line.</summary>
/// <param name="Expansion">The record.</param>
/// <param name="From">
/// The month from which it counts if it comes as promised, as a number of the horizon: negative if before it, at or beyond its number of months if
/// after it. An expansion whose month is over, and that is not commissioned, counts from the month after the as-of month.
/// </param>
/// <param name="Bar">Why it counts in no case; null if the case decides.</param>
/// <param name="IsAfterHorizon">Whether it takes effect only after the last month.</param>
public readonly record struct PlannedStep(Expansion Expansion, int From, ExpansionEffect? Bar, bool IsAfterHorizon)
{
    /// <summary>The month in which the whole change is reached.</summary>
    public int Settled => From + Expansion.RampMonths;

    /// <summary>Whether both promise a total for the same month, so that only one can come true.</summary>
    public bool IsAlternativeTo(PlannedStep other) =>
        Expansion.NewRate is not null && other.Expansion.NewRate is not null && Expansion.Effective == other.Expansion.Effective;

    /// <summary>Compares by the month from which it counts, then the promised month, then new rate, then id.</summary>
    internal static int Compare(PlannedStep left, PlannedStep right) =>
        left.From.CompareTo(right.From) is not 0 and var byMonth ? byMonth
        : left.Expansion.Effective.CompareTo(right.Expansion.Effective) is not 0 and var byPromise ? byPromise
        : Comparer<double?>.Default.Compare(left.Expansion.NewRate?.Units, right.Expansion.NewRate?.Units) is not 0 and var byRate ? byRate
        : string.CompareOrdinal(left.Expansion.Id.Value, right.Expansion.Id.Value);
}
