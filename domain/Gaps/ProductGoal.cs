using CoProduction.Goals;

namespace CoProduction.Gaps;

/// <summary>What a goal asks of one product.</summary>
/// <param name="Goal">The goal of the product's family.</param>
/// <param name="Baseline">The product's rate in the goal's first month, as far as it was known by then; units a month, more than 0.</param>
/// <param name="Start">The goal's first month as a month of the horizon.</param>
/// <param name="Surges">By month of the goal, by what a surge multiplies what it asks for; null where there is none.</param>
public sealed record ProductGoal(Goal Goal, double Baseline, int Start, IReadOnlyList<double>? Surges = null)
{
    /// <summary>Units a month at the goal's end.</summary>
    public double EndRate => Goal.Multiplier * Baseline * SurgeAt(Goal.Months - 1);

    /// <summary>The most that the path asks for in any month: without a surge at its end, or at its start where it falls. Units a month.</summary>
    public double MostAsked =>
        Surges is null ? Math.Max(Baseline, EndRate) : Enumerable.Range(Start, Goal.Months).Max(PathAt);

    /// <summary>Whether a month of the horizon is one of the goal's.</summary>
    public bool Covers(int month) => month >= Start && month < Start + Goal.Months;

    /// <summary>Units a month that the goal asks for in a month of the horizon, no earlier than its first.</summary>
    public double PathAt(int month) => Baseline * Goal.MultipleAt(month - Start) * SurgeAt(month - Start);

    /// <summary>Whether an output falls short of the path, by more than rounding; never so outside the goal's months.</summary>
    public bool IsShort(double output, int month) => Covers(month) && output < PathAt(month) * (1 - Reached.Tolerance);

    private double SurgeAt(int month) => Surges is null ? 1 : Surges[Math.Min(month, Surges.Count - 1)];
}
