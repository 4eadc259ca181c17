using CoProduction.Goals;

namespace CoProduction.Gaps;

/// <summary>A goal's target for one product, or for a product and those that succeed it, which share one target.</summary>
/// <param name="Goal">The goal of the product's family.</param>
/// <param name="Baseline">What they made together in the goal's first month, as far as it was known by then; units a month, more than 0.</param>
/// <param name="Start">The goal's first month, as a number of the horizon.</param>
/// <param name="Members">The numbers of the product and of those that succeed it, ascending.</param>
/// <param name="Surges">By month of the goal, the factor that surges apply to the path; null if there is none.</param>
public sealed record ProductGoal(Goal Goal, double Baseline, int Start, IReadOnlyList<int> Members, IReadOnlyList<double>? Surges = null)
{
    private readonly int[] members = [.. Members];

    /// <summary>The goal's last month, as a number of the horizon.</summary>
    public int Last => Start + Goal.Months - 1;

    /// <summary>Units a month at the goal's end.</summary>
    public double EndRate => Goal.Multiplier * Baseline * SurgeAt(Goal.Months - 1);

    /// <summary>The highest value of the path, units a month. Without a surge it is at the end, or at the start if the path falls.</summary>
    public double MostAsked =>
        Surges is null ? Math.Max(Baseline, EndRate) : Enumerable.Range(Start, Goal.Months).Max(PathAt);

    /// <summary>Whether a month of the horizon belongs to the goal.</summary>
    public bool Covers(int month) => month >= Start && month <= Last;

    /// <summary>The path in a month of the horizon, no earlier than the goal's first; units a month.</summary>
    public double PathAt(int month) => Baseline * Goal.MultipleAt(month - Start) * SurgeAt(month - Start);

    /// <summary>What the members make together, units a month.</summary>
    /// <param name="outputs">By product, units a month.</param>
    public double MadeOf(ReadOnlySpan<double> outputs)
    {
        var made = 0.0;
        foreach (var member in members)
        {
            made += outputs[member];
        }

        return made;
    }

    /// <summary>Whether an output falls short of the path by more than rounding; always false outside the goal's months.</summary>
    public bool IsShort(double output, int month) => Covers(month) && output < PathAt(month) * (1 - Reached.Tolerance);

    /// <summary>Whether an output is enough for the target at the goal's end.</summary>
    public bool IsEnough(double output) => output >= EndRate * (1 - Reached.Tolerance);

    private double SurgeAt(int month) => Surges is null ? 1 : Surges[Math.Min(month, Surges.Count - 1)];
}
