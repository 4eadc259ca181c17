using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Levers;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>What added capacity would unlock in one month, for each product that is short of its path then; at the lower bound of capacity.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Month">The month; absent where there is no goal.</param>
/// <param name="Products">By product that is short.</param>
public sealed record LeversResponse(string Marking, string AsOf, string Case, string? Month, IReadOnlyList<ProductLeversResponse> Products)
{
    /// <param name="seen">The register.</param>
    /// <param name="forecast">The case.</param>
    /// <param name="month">A month of the goals; null for the last.</param>
    internal static LeversResponse Of(SeenProjection seen, ForecastCase forecast, Month? month)
    {
        if (seen.Projection is not { } projection)
        {
            return new LeversResponse(seen.Marking, seen.AsOf.ToString(), Word.Of(forecast), null, []);
        }

        var asked = month ?? projection.Horizon.Last;
        return new LeversResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            asked.ToString(),
            [.. ProductLevers.Of(projection.In(forecast), projection.Horizon.IndexOf(asked)).Select(ProductLeversResponse.From)]);
    }
}

/// <param name="Product">The product.</param>
/// <param name="Alone">Every item that helps by itself, the one that unlocks most in all first.</param>
/// <param name="Pairs">The best combinations of two items that together unlock more than either does by itself.</param>
public sealed record ProductLeversResponse(string Product, IReadOnlyList<LeverResponse> Alone, IReadOnlyList<LeverResponse> Pairs)
{
    internal static ProductLeversResponse From(ProductLevers product) =>
        new(product.Product.Value, [.. product.Alone.Select(LeverResponse.From)], [.. product.Pairs.Select(LeverResponse.From)]);
}

/// <param name="Step">What each step adds: one unit a month of one item; of two, what goes into one unit of the product.</param>
/// <param name="UnitsAYear">Units of the product a year that each step unlocks.</param>
/// <param name="Steps">How many steps each unlock as much: until something else binds or the path is met.</param>
/// <param name="Unlocked">What all steps together unlock, units a year.</param>
/// <param name="Next">The items that bind if more is added; empty where the path is met.</param>
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

/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="Units">Units a month.</param>
public sealed record AddedCapacityResponse(string Item, double Units);

/// <param name="Product">Another product.</param>
/// <param name="UnitsAYear">Units a year more; negative where it makes less.</param>
public sealed record SideEffectResponse(string Product, double UnitsAYear);
