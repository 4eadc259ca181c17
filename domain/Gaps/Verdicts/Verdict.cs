using CoProduction.Gaps.Allocations;

namespace CoProduction.Gaps.Verdicts;

/// <summary>The verdict on a product's goal in one case, with what it rests on. A product and its successors have one verdict.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Stops">
/// If missed: the items that stop the product in the goal's last month even at the ceiling, in the order of the codes. If open because the ceiling does
/// not meet the goal, though another reading does: the items that stop it there, of which other products that grow take more.
/// </param>
/// <param name="Uncounted">If missed: the plans for those items that come too late, or do not count in this case, in the order of their lines.</param>
/// <param name="Deciding">If open and met at the ceiling: what must be true of each item that decides it, in the order of the codes.</param>
public sealed record Verdict(
    VerdictKind Kind, IReadOnlyList<BindingItem> Stops, IReadOnlyList<UncountedPlan> Uncounted, IReadOnlyList<DecidingItem> Deciding);
