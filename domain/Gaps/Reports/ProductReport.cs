using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>A product, the output that it can reach, and the records behind that.</summary>
/// <param name="Product">The code.</param>
/// <param name="Name">The name.</param>
/// <param name="Unit">The name of one unit.</param>
/// <param name="SharesGoalOf">The product that it succeeds, with which its goal stands; null if it succeeds none.</param>
/// <param name="With">The products that share its goal, which stands with it; empty if none does.</param>
/// <param name="Verdict">The verdict in the report's case; null without a target of its own.</param>
/// <param name="Question">What must be asked first, because the register does not say what is made today; null if it does, or there is no goal.</param>
/// <param name="Basis">What the baseline rests on; null without a target of its own.</param>
/// <param name="Series">The figures month by month, in the report's case. With those that share its goal, if that stands with it.</param>
/// <param name="Cases">How it ends in each case.</param>
/// <param name="Targets">What the stated targets of it and of those that share its goal come to; null if none is stated, or without a target of its own.</param>
/// <param name="Supply">The records behind its own capacity. Those behind its materials are with the report's components.</param>
public sealed record ProductReport(
    ItemCode Product,
    string Name,
    string Unit,
    ItemCode? SharesGoalOf,
    IReadOnlyList<ItemCode> With,
    Verdict? Verdict,
    string? Question,
    BaselineBasis? Basis,
    GapSeries Series,
    IReadOnlyList<CaseOutcome> Cases,
    StatedTargets? Targets,
    Supply Supply);
