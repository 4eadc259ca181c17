using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The records behind every figure of one month, in one reading.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Month">The month; absent if there is no goal.</param>
/// <param name="StaleAfter">The age in months beyond which a record is stale.</param>
/// <param name="Items">The capacity of every item with a registered line or an observation.</param>
/// <param name="Outputs">The output of every product.</param>
/// <param name="SourceTable">The sources that the records refer to.</param>
[Selectable]
public sealed record EvidenceResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    string? Month,
    int StaleAfter,
    IReadOnlyList<ItemEvidenceResponse> Items,
    IReadOnlyList<OutputEvidenceResponse> Outputs,
    IReadOnlyList<ListedSourceResponse> SourceTable)
{
    internal static EvidenceResponse From(VisibleProjection seen, Outlook outlook, int staleAfter, EvidenceReport? report)
    {
        var sources = new SourceTable();
        return new EvidenceResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            report?.Month.ToString(),
            staleAfter,
            [.. (report?.Items ?? []).Select(item => ItemEvidenceResponse.From(item, sources))],
            [.. (report?.Outputs ?? []).Select(OutputEvidenceResponse.From)],
            sources.Listed);
    }
}

/// <summary>What the capacity of an item rests on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Capacity">Units a month; absent if unknown or without a limit.</param>
/// <param name="NoLimit">True if the capacity has no limit in this reading; otherwise absent.</param>
/// <param name="Shares">The shares of the kinds of evidence it rests on; absent if the capacity is unknown or 0.</param>
/// <param name="Parts">The parts that add up to it; without a limit, to what is there without unstated growth.</param>
/// <param name="ImpliedBy">If a part is implied, the products that imply it: it rests on the same records as their output.</param>
public sealed record ItemEvidenceResponse(
    string Item, double? Capacity, bool? NoLimit, FigureShares? Shares, IReadOnlyList<CapacityPartResponse> Parts, IReadOnlyList<string> ImpliedBy)
{
    internal static ItemEvidenceResponse From(ItemEvidence item, SourceTable sources) =>
        new(
            item.Item.Value,
            FigureResponse.Finite(item.Capacity),
            FigureResponse.HasNoLimit(item.Capacity),
            item.Shares,
            [.. item.Parts.Select(part => CapacityPartResponse.From(part, sources))],
            [.. item.ImpliedBy.Select(product => product.Value)]);
}

/// <summary>A part of an item's capacity, and the record that states it.</summary>
/// <param name="Kind">What states it. No record does so of what is implied, and of growth that nobody has stated.</param>
/// <param name="Scope">The scope it belongs to; absent if no record states it.</param>
/// <param name="Units">Units a month.</param>
/// <param name="AsOf">The date that the record states, or else the date of its source; absent if neither is known.</param>
/// <param name="Record">The record it rests on; absent if none states it.</param>
public sealed record CapacityPartResponse(string Kind, string? Scope, double Units, string? AsOf, CitationResponse? Record)
{
    internal static CapacityPartResponse From(CapacityPart part, SourceTable sources) =>
        new(
            Word.Of(part.Kind),
            part.Scope?.Value,
            part.Units,
            part.AsOf?.Text,
            part.Record is { } record ? CitationResponse.From(record, sources) : null);
}

/// <summary>What the output of a product rests on.</summary>
/// <param name="Product">The product.</param>
/// <param name="Output">Units a month; absent if unknown or without a limit.</param>
/// <param name="NoLimit">True if nothing that is stated limits it in this reading; otherwise absent.</param>
/// <param name="Limits">The items that bind it: its output rests on the same records as their capacities.</param>
/// <param name="Unregistered">The items it depends on without a registered line or an observation.</param>
public sealed record OutputEvidenceResponse(string Product, double? Output, bool? NoLimit, IReadOnlyList<string> Limits, IReadOnlyList<string> Unregistered)
{
    internal static OutputEvidenceResponse From(OutputEvidence output) =>
        new(
            output.Product.Value,
            FigureResponse.Finite(output.Output),
            FigureResponse.HasNoLimit(output.Output),
            [.. output.Limits.Select(limit => limit.Item.Value)],
            [.. output.Unregistered.Select(item => item.Value)]);
}
