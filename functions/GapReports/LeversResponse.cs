using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Levers;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>What added capacity unlocks in one month, for each product that is short of its path in it.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Month">The month; absent if there is no goal.</param>
/// <param name="Products">The products that are short.</param>
[Selectable]
public sealed record LeversResponse(string Marking, string AsOf, string Case, string Reading, string? Month, IReadOnlyList<ProductLeversResponse> Products)
{
    internal static LeversResponse From(VisibleProjection seen, Outlook outlook, Month? month, IReadOnlyList<ProductLevers> products) =>
        new(seen.Marking, seen.AsOf.ToString(), Word.Of(outlook.Case), Word.Of(outlook.Reading), month?.ToString(), [.. products.Select(ProductLeversResponse.From)]);
}

/// <summary>What would help a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Alone">Every item that helps by itself; the one that unlocks most in all comes first.</param>
/// <param name="Pairs">The best combinations of two items that together unlock more than either alone.</param>
/// <param name="Smallest">If no item and no pair helps: the addition to the smallest set of items that does; absent if nothing helps.</param>
/// <param name="Reason">Why no item helps alone or with one other; absent if one does.</param>
public sealed record ProductLeversResponse(
    string Product, IReadOnlyList<LeverResponse> Alone, IReadOnlyList<LeverResponse> Pairs, LeverResponse? Smallest, string? Reason)
{
    internal static ProductLeversResponse From(ProductLevers product) =>
        new(
            product.Product.Value,
            [.. product.Alone.Select(LeverResponse.From)],
            [.. product.Pairs.Select(LeverResponse.From)],
            product.Smallest is { } smallest ? LeverResponse.From(smallest) : null,
            product.Reason);
}

/// <summary>An item whose added capacity helps, and by how much.</summary>
/// <param name="Step">What each step adds: one unit a month if it is one item; what goes into one unit of the product if it is several.</param>
/// <param name="UnitsAYear">Units of the product a year that each step unlocks.</param>
/// <param name="Steps">How many steps unlock that much each: until something else binds or the path is met.</param>
/// <param name="Unlocked">Units of the product a year that all steps together unlock.</param>
/// <param name="Next">The items that bind if more is added; empty if the path is met.</param>
/// <param name="Others">What each of the first steps changes for other products.</param>
public sealed record LeverResponse(
    IReadOnlyList<AddedCapacityResponse> Step, double UnitsAYear, double Steps, double Unlocked, IReadOnlyList<string> Next, IReadOnlyList<SideEffectResponse> Others)
{
    internal static LeverResponse From(Lever lever) =>
        new(
            [.. lever.Step.Select(added => new AddedCapacityResponse(added.Item.Value, added.Units))],
            lever.UnitsAYear,
            lever.Steps,
            lever.Unlocked,
            [.. lever.Next.Select(item => item.Value)],
            [.. lever.Others.Select(other => new SideEffectResponse(other.Product.Value, other.UnitsAYear))]);
}

/// <summary>Capacity to add to an item, month by month.</summary>
/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="Units">Units a month.</param>
public sealed record AddedCapacityResponse(string Item, double Units);

/// <summary>What the change does to another product.</summary>
/// <param name="Product">Another product.</param>
/// <param name="UnitsAYear">Units a year more; negative if it makes less.</param>
public sealed record SideEffectResponse(string Product, double UnitsAYear);
