using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>Records that cannot all be right, kept side by side, with the gap by each of them.</summary>
/// <param name="Kind">How they disagree.</param>
/// <param name="Item">The item that they are about.</param>
/// <param name="Choices">The choices, at least two, in the order of their records.</param>
public sealed record Conflict(ConflictKind Kind, ItemCode Item, IReadOnlyList<ConflictChoice> Choices);

/// <summary>The consequence of believing one side of a conflict.</summary>
/// <param name="Records">The records on this side.</param>
/// <param name="Units">The rate that they state, units a month.</param>
/// <param name="Gaps">The gap of every product with a goal, in the order of the codes. A choice may also change the goal's baseline.</param>
/// <param name="ChangesNothing">Whether all gaps equal those of the unchanged register, because the rules already believe this side or nothing
/// depends on it.</param>
public sealed record ConflictChoice(IReadOnlyList<Citation> Records, double Units, IReadOnlyList<ProductGap> Gaps, bool ChangesNothing);

public enum ConflictKind
{
    /// <summary>Several observations of one item, scope and month with different rates.</summary>
    Observations,

    /// <summary>Several plans of one line that promise different totals for one month.</summary>
    Totals,

    /// <summary>Several plans of one line that promise one total for different months, with no other total in between.</summary>
    Dates,

    /// <summary>A company's stated total that differs from the sum of its registered lines.</summary>
    CompanyTotal,
}
