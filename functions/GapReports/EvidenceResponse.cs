using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>What every figure of one month rests on, at the lower bound of capacity.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Month">The month; absent where there is no goal.</param>
/// <param name="StaleAfter">How many months old a record may be before it is stale.</param>
/// <param name="Items">The capacities of all items of which something is registered or observed.</param>
/// <param name="Outputs">The outputs of all products.</param>
public sealed record EvidenceResponse(
    string Marking,
    string AsOf,
    string Case,
    string? Month,
    int StaleAfter,
    IReadOnlyList<ItemEvidenceResponse> Items,
    IReadOnlyList<OutputEvidenceResponse> Outputs)
{
    /// <summary>The longest time after which records are stale, in months.</summary>
    public const int MostMonths = 1200;

    internal static EvidenceResponse Of(SeenProjection seen, ForecastCase forecast, Month? month, int staleAfter)
    {
        var report = seen.Projection is { } projection
            ? EvidenceReport.Of(projection.In(forecast), projection.Horizon.IndexOf(month ?? projection.Horizon.Last), staleAfter)
            : null;
        return new EvidenceResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            report?.Month.ToString(),
            staleAfter,
            [.. (report?.Items ?? []).Select(ItemEvidenceResponse.From)],
            [.. (report?.Outputs ?? []).Select(OutputEvidenceResponse.From)]);
    }
}

/// <param name="Item">The item.</param>
/// <param name="Capacity">Units a month; absent where nothing is known.</param>
/// <param name="Shares">On what it rests; absent where the capacity is unknown or 0.</param>
/// <param name="Parts">The parts that add up to it.</param>
/// <param name="ImpliedBy">Where a part is implied, the products that imply it: it rests on what theirs rest on.</param>
public sealed record ItemEvidenceResponse(
    string Item, double? Capacity, FigureShares? Shares, IReadOnlyList<CapacityPartResponse> Parts, IReadOnlyList<string> ImpliedBy)
{
    internal static ItemEvidenceResponse From(ItemEvidence item) =>
        new(
            item.Item.Value,
            item.Capacity,
            item.Shares,
            [.. item.Parts.Select(CapacityPartResponse.From)],
            [.. item.ImpliedBy.Select(product => product.Value)]);
}

/// <param name="Kind">line, expansion, unattributed, aggregate or implied.</param>
/// <param name="Scope">Whose it is; absent where it is implied.</param>
/// <param name="Units">Units a month.</param>
/// <param name="AsOf">When the record says it was so, or when its source was published.</param>
/// <param name="Record">The record that it rests on; absent where it is implied.</param>
public sealed record CapacityPartResponse(string Kind, string? Scope, double Units, string? AsOf, CitationResponse? Record)
{
    internal static CapacityPartResponse From(CapacityPart part) =>
        new(
            Word.Of(part.Kind),
            part.Scope?.Value,
            part.Units,
            part.AsOf?.Text,
            part.Record is { } record ? CitationResponse.From(record) : null);
}

/// <param name="Product">The product.</param>
/// <param name="Output">Units a month; absent where nothing is known.</param>
/// <param name="Limits">The items that bind it: its output rests on what their capacities rest on.</param>
/// <param name="Unmapped">The items it depends on of which nothing is registered or observed.</param>
public sealed record OutputEvidenceResponse(string Product, double? Output, IReadOnlyList<string> Limits, IReadOnlyList<string> Unmapped)
{
    internal static OutputEvidenceResponse From(OutputEvidence output) =>
        new(
            output.Product.Value,
            output.Output,
            [.. output.Limits.Select(limit => limit.Item.Value)],
            [.. output.Unmapped.Select(item => item.Value)]);
}
