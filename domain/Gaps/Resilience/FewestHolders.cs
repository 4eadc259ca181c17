using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>Collects the sets of capacity holders whose loss breaks one family's goal, as a search tries one set after another.</summary>
/// <param name="goal">The goal.</param>
/// <param name="outputs">By product, the output with all holders in the goal's last month, units a month.</param>
internal sealed class FewestHolders<THolder>(FamilyGoal goal, ReadOnlySpan<double> outputs)
{
    private readonly double before = goal.Index(outputs);
    private readonly List<(THolder[] Holders, double IndexLost)> breaking = [];
    private readonly List<(THolder[] Holders, double IndexLost)> costliest = [];

    public Family Family => goal.Family;

    public bool IsReached { get; } = goal.IsReached(outputs);

    /// <summary>Whether sets larger than those tried so far still matter.</summary>
    public bool IsOpen => breaking.Count == 0;

    /// <summary>Whether every set that matters was tried.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>
    /// If the goal is reached, the sets that break it; otherwise the costliest set of each size. The costliest come first; ties keep the order of
    /// trial.
    /// </summary>
    public IEnumerable<(THolder[] Holders, double IndexLost)> Sets => IsReached ? breaking.OrderByDescending(set => set.IndexLost) : costliest;

    /// <summary>Records the outputs without some holders. Smaller sets must come before larger ones.</summary>
    /// <param name="without">By product, the output without them, units a month.</param>
    /// <param name="holders">The holders that are lost.</param>
    public void Try(ReadOnlySpan<double> without, params ReadOnlySpan<THolder> holders)
    {
        var lost = IndexLost(without);
        if (IsReached && !goal.IsReached(without))
        {
            breaking.Add((holders.ToArray(), lost));
        }
        else if (!IsReached && costliest.Count < holders.Length)
        {
            costliest.Add((holders.ToArray(), lost));
        }
        else if (!IsReached && lost > costliest[^1].IndexLost)
        {
            costliest[^1] = (holders.ToArray(), lost);
        }
    }

    /// <summary>How much the family's index loses, 0 to 1; negative if it gains.</summary>
    /// <param name="without">By product, the output after the loss, units a month.</param>
    public double IndexLost(ReadOnlySpan<double> without) => before - goal.Index(without);
}
