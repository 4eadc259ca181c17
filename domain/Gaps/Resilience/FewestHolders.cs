using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>Collects the sets of capacity holders whose loss breaks one family's goal, as a search tries one set after another.</summary>
/// <param name="goal">The goal.</param>
/// <param name="outputs">By product, the output with all holders in the goal's last month, units a month.</param>
internal sealed class FewestHolders<THolder>(FamilyGoal goal, ReadOnlySpan<double> outputs)
{
    private readonly double before = Made(goal, outputs);
    private readonly double enough = goal.EndRate * (1 - Reached.Tolerance);
    private readonly List<(THolder[] Holders, double UnitsLost)> breaking = [];
    private readonly List<(THolder[] Holders, double UnitsLost)> costliest = [];

    public Family Family => goal.Family;

    public bool IsReached => before >= enough;

    /// <summary>Whether sets larger than those tried so far still matter.</summary>
    public bool IsOpen => breaking.Count == 0;

    /// <summary>Whether every set that matters was tried.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>
    /// If the goal is reached, the sets that break it; otherwise the costliest set of each size. The costliest come first; ties keep the order of
    /// trial.
    /// </summary>
    public IEnumerable<(THolder[] Holders, double UnitsLost)> Sets => IsReached ? breaking.OrderByDescending(set => set.UnitsLost) : costliest;

    /// <summary>Records the outputs without some holders. Smaller sets must come before larger ones.</summary>
    /// <param name="without">By product, the output without them, units a month.</param>
    /// <param name="holders">The holders that are lost.</param>
    public void Try(ReadOnlySpan<double> without, params ReadOnlySpan<THolder> holders)
    {
        var lost = UnitsLost(without);
        if (IsReached && before - lost < enough)
        {
            breaking.Add((holders.ToArray(), lost));
        }
        else if (!IsReached && costliest.Count < holders.Length)
        {
            costliest.Add((holders.ToArray(), lost));
        }
        else if (!IsReached && lost > costliest[^1].UnitsLost)
        {
            costliest[^1] = (holders.ToArray(), lost);
        }
    }

    /// <summary>The loss of the family's products together, units a month.</summary>
    /// <param name="without">By product, the output after the loss, units a month.</param>
    public double UnitsLost(ReadOnlySpan<double> without) => before - Made(goal, without);

    private static double Made(FamilyGoal goal, ReadOnlySpan<double> outputs)
    {
        var made = 0.0;
        foreach (var product in goal.Products)
        {
            made += outputs[product];
        }

        return made;
    }
}
