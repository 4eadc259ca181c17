using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>Records that cannot all be right, and the gaps if each side is believed.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Conflicts">Every conflict found.</param>
/// <param name="SourceTable">The sources that the records refer to.</param>
[Selectable]
public sealed record ConflictsResponse(
    string Marking, string AsOf, string Case, string Reading, IReadOnlyList<ConflictResponse> Conflicts, IReadOnlyList<ListedSourceResponse> SourceTable)
{
    internal static ConflictsResponse From(VisibleProjection seen, Outlook outlook, IReadOnlyList<Conflict> conflicts)
    {
        var sources = new SourceTable();
        return new ConflictsResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            [.. conflicts.Select(conflict => ConflictResponse.From(conflict, sources))],
            sources.Listed);
    }
}

/// <summary>Two statements that contradict each other.</summary>
/// <param name="Kind">observations, totals, dates or company-total.</param>
/// <param name="Item">The item that the records are about.</param>
/// <param name="Choices">The sides, at least two.</param>
public sealed record ConflictResponse(string Kind, string Item, IReadOnlyList<ConflictChoiceResponse> Choices)
{
    internal static ConflictResponse From(Conflict conflict, SourceTable sources) =>
        new(Word.Of(conflict.Kind), conflict.Item.Value, [.. conflict.Choices.Select(choice => ConflictChoiceResponse.From(choice, sources))]);
}

/// <summary>One of two statements that contradict each other, and what it would lead to.</summary>
/// <param name="Units">The rate that this side states, units a month.</param>
/// <param name="ChangesNothing">Whether every gap stays as it is in the register.</param>
/// <param name="Gaps">The gap of every product with a goal if this side is believed.</param>
/// <param name="Records">The records on this side.</param>
public sealed record ConflictChoiceResponse(
    double Units, bool ChangesNothing, IReadOnlyList<ProductGapResponse> Gaps, IReadOnlyList<CitationResponse> Records)
{
    internal static ConflictChoiceResponse From(ConflictChoice choice, SourceTable sources) =>
        new(
            choice.Units,
            choice.ChangesNothing,
            [.. choice.Gaps.Select(ProductGapResponse.From)],
            [.. choice.Records.Select(record => CitationResponse.From(record, sources))]);
}

/// <summary>What a product is short of.</summary>
/// <param name="Product">The product.</param>
/// <param name="AtEnd">The gap in the goal's last month, units a month; absent if the output is unknown or has no limit.</param>
/// <param name="InAll">The gap over the goal's months, units; absent if the output is unknown in every month, or has no limit in some.</param>
/// <param name="NoLimit">True if the output has no limit in some of those months, so that a gap is absent; otherwise absent.</param>
public sealed record ProductGapResponse(string Product, double? AtEnd, double? InAll, bool? NoLimit)
{
    internal static ProductGapResponse From(ProductGap gap) =>
        new(gap.Product.Value, FigureResponse.Finite(gap.AtEnd), FigureResponse.Finite(gap.InAll), FigureResponse.HasNoLimit(gap.InAll));
}
