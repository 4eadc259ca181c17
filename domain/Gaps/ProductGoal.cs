using CoProduction.Goals;

namespace CoProduction.Gaps;

/// <summary>A goal's target for one product.</summary>
/// <param name="Goal">The goal of the product's family.</param>
/// <param name="Baseline">The product's rate in the goal's first month, as far as it was known by then; units a month, more than 0.</param>
/// <param name="Start">The goal's first month, as a number of the horizon.</param>
/// <param name="Surges">By month of the goal, the factor that surges apply to the path; null if there is none.</param>
public sealed record ProductGoal(Goal Goal, double Baseline, int Start, IReadOnlyList<double>? Surges = null)
{
    /// <summary>Units a month at the goal's end.</summary>
    public double EndRate => Goal.Multiplier * Baseline * SurgeAt(Goal.Months - 1);

    /// <summary>The highest value of the path, units a month. Without a surge it is at the end, or at the start if the path falls.</summary>
    public double MostAsked =>
        Surges is null ? Math.Max(Baseline, EndRate) : Enumerable.Range(Start, Goal.Months).Max(PathAt);

    /// <summary>Whether a month of the horizon belongs to the goal.</summary>
    public bool Covers(int month) => month >= Start && month < Start + Goal.Months;

    /// <summary>The path in a month of the horizon, no earlier than the goal's first; units a month.</summary>
    public double PathAt(int month) => Baseline * Goal.MultipleAt(month - Start) * SurgeAt(month - Start);

    /// <summary>Whether an output falls short of the path by more than rounding; always false outside the goal's months.</summary>
    public bool IsShort(double output, int month) => Covers(month) && output < PathAt(month) * (1 - Reached.Tolerance);

    private double SurgeAt(int month) => Surges is null ? 1 : Surges[Math.Min(month, Surges.Count - 1)];
}
