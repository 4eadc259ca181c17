using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>Records that cannot all be right, and what the gaps would be by each side.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Conflicts">Every one that is found.</param>
public sealed record ConflictsResponse(string Marking, string AsOf, string Case, IReadOnlyList<ConflictResponse> Conflicts)
{
    internal static ConflictsResponse Of(SeenProjection seen, ForecastCase forecast) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            [.. ConflictSearch.Of(seen.Register, seen.AsOf, forecast).Select(ConflictResponse.From)]);
}

/// <param name="Kind">observations, totals, dates or company-total.</param>
/// <param name="Item">The item they are about.</param>
/// <param name="Choices">At least two.</param>
public sealed record ConflictResponse(string Kind, string Item, IReadOnlyList<ConflictChoiceResponse> Choices)
{
    internal static ConflictResponse From(Conflict conflict) =>
        new(Word.Of(conflict.Kind), conflict.Item.Value, [.. conflict.Choices.Select(ConflictChoiceResponse.From)]);
}

/// <param name="Units">What is said, units a month.</param>
/// <param name="ChangesNothing">Whether all gaps are those of the register as it is.</param>
/// <param name="Gaps">The gap of every product with a goal, were this believed.</param>
/// <param name="Records">The records that say so.</param>
public sealed record ConflictChoiceResponse(
    double Units, bool ChangesNothing, IReadOnlyList<ProductGapResponse> Gaps, IReadOnlyList<CitationResponse> Records)
{
    internal static ConflictChoiceResponse From(ConflictChoice choice) =>
        new(
            choice.Units,
            choice.ChangesNothing,
            [.. choice.Gaps.Select(gap => new ProductGapResponse(gap.Product.Value, gap.AtEnd, gap.InAll))],
            [.. choice.Records.Select(CitationResponse.From)]);
}

/// <param name="Product">The product.</param>
/// <param name="AtEnd">In the goal's last month, units a month; absent where the output is unknown.</param>
/// <param name="InAll">Over the goal's months, units; absent where the output never is known.</param>
public sealed record ProductGapResponse(string Product, double? AtEnd, double? InAll);
