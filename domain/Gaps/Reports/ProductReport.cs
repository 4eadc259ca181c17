using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>A product, what it can reach and what that rests on.</summary>
/// <param name="Product">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="Series">Month by month, in the report's case.</param>
/// <param name="Cases">How it ends in each case.</param>
/// <param name="Supply">What its own capacity rests on; that of its materials is with the report's components.</param>
/// <param name="Unmapped">The items it depends on, over all levels, of which nothing is registered or observed.</param>
public sealed record ProductReport(
    ItemCode Product,
    string Name,
    string Unit,
    GapSeries Series,
    IReadOnlyList<CaseOutcome> Cases,
    Supply Supply,
    IReadOnlyList<ItemCode> Unmapped)
{
    /// <summary>Whether its output may be less than is shown, because nobody knows what its unmapped items allow.</summary>
    public bool IsUpperBound => Unmapped.Count > 0;
}
