using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>A product, the output that it can reach, and the records behind that.</summary>
/// <param name="Product">The code.</param>
/// <param name="Name">The name.</param>
/// <param name="Unit">The name of one unit.</param>
/// <param name="Series">The figures month by month, in the report's case.</param>
/// <param name="Cases">How it ends in each case.</param>
/// <param name="Supply">The records behind its own capacity. Those behind its materials are with the report's components.</param>
/// <param name="Unmapped">The items that it depends on, over all levels, without a registered line or an observation.</param>
public sealed record ProductReport(
    ItemCode Product,
    string Name,
    string Unit,
    GapSeries Series,
    IReadOnlyList<CaseOutcome> Cases,
    Supply Supply,
    IReadOnlyList<ItemCode> Unmapped)
{
    /// <summary>Whether its output may be less than shown, because the limits by its unmapped items are unknown.</summary>
    public bool IsUpperBound => Unmapped.Count > 0;
}
