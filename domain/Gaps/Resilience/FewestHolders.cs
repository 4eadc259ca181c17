using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>The sets of holders of capacity without which one family's goal is not reached, gathered while one after the other is tried.</summary>
/// <param name="goal">The goal.</param>
/// <param name="outputs">By product, what is made with all holders in the goal's last month, units a month.</param>
internal sealed class FewestHolders<THolder>(FamilyGoal goal, ReadOnlySpan<double> outputs)
{
    private readonly double before = Made(goal, outputs);
    private readonly double enough = goal.EndRate * (1 - Reached.Tolerance);
    private readonly List<(THolder[] Holders, double UnitsLost)> breaking = [];
    private readonly List<(THolder[] Holders, double UnitsLost)> costliest = [];

    public Family Family => goal.Family;

    public bool IsReached => before >= enough;

    /// <summary>Whether larger sets than those tried are of interest.</summary>
    public bool IsOpen => breaking.Count == 0;

    /// <summary>Whether all sets were tried that are of interest.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Where the goal is reached, those that break it; else the costliest of each size. The costliest first, among equals those tried first.</summary>
    public IEnumerable<(THolder[] Holders, double UnitsLost)> Sets => IsReached ? breaking.OrderByDescending(set => set.UnitsLost) : costliest;

    /// <summary>Takes in what is made without some holders; smaller sets come before larger ones.</summary>
    /// <param name="without">By product, units a month.</param>
    /// <param name="holders">Who is lost.</param>
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

    /// <summary>What the family's products together lose, units a month.</summary>
    /// <param name="without">By product, what is made, units a month.</param>
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
