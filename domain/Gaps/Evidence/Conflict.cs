using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>Records that cannot all be right, kept side by side, with what the gap would be by each of them.</summary>
/// <param name="Kind">How they disagree.</param>
/// <param name="Item">The item they are about.</param>
/// <param name="Choices">At least two, in the order of their records.</param>
public sealed record Conflict(ConflictKind Kind, ItemCode Item, IReadOnlyList<ConflictChoice> Choices);

/// <summary>What follows where one side is believed.</summary>
/// <param name="Records">The records that say so.</param>
/// <param name="Units">What they say, units a month.</param>
/// <param name="Gaps">The gap of every product with a goal, in the order of the codes; a choice may change the goal's baseline too.</param>
/// <param name="ChangesNothing">Whether all gaps are those of the register as it is: the rules believe it already, or nothing depends on it.</param>
public sealed record ConflictChoice(IReadOnlyList<Citation> Records, double Units, IReadOnlyList<ProductGap> Gaps, bool ChangesNothing);

public enum ConflictKind
{
    /// <summary>Several observations of one item, scope and month, with different rates.</summary>
    Observations,

    /// <summary>Several expansions of one line that promise different totals for one month.</summary>
    Totals,

    /// <summary>Several expansions of one line that promise one total for different months, with no other total between them.</summary>
    Dates,

    /// <summary>A company's stated total that its registered lines do not add up to.</summary>
    CompanyTotal,
}
