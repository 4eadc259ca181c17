namespace CoProduction.Gaps.Allocations;

/// <summary>Who makes how much, and what stops each from making more.</summary>
/// <param name="Outputs">By product, units a month; 0 for a product that took no part.</param>
/// <param name="Binding">By product, the items that are used up, rising; empty for a product that took no part, or that nothing stops.</param>
public sealed record Allocation(IReadOnlyList<double> Outputs, IReadOnlyList<IReadOnlyList<int>> Binding)
{
    /// <summary>How near, relative to the scarcest, an item must come to count as binding too.</summary>
    public const double Tie = 1e-9;

    /// <summary>This allocation with another one among products that took no part in it.</summary>
    public Allocation And(Allocation others) =>
        new(
            [.. Outputs.Zip(others.Outputs, (mine, theirs) => mine + theirs)],
            [.. Binding.Zip(others.Binding, (mine, theirs) => mine.Count > 0 ? mine : theirs)]);
}
