using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.GapReports;

/// <summary>What items and products lose if countries no longer deliver minerals.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Countries">The countries that no longer deliver.</param>
/// <param name="AskedMinerals">The minerals and materials that the request names; absent if it asks about all.</param>
/// <param name="AskedFrom">The first month of the embargo as the request gives it; absent for the as-of month.</param>
/// <param name="Until">The last month of the embargo; absent if it holds for good.</param>
/// <param name="MonthsOfStock">The number of months for which stocks replace the missing supply.</param>
/// <param name="From">The first month in which it takes effect, after stocks are used up; absent if that is not within the goals' months.</param>
/// <param name="Minerals">Each mineral under an embargo by itself.</param>
/// <param name="Products">The loss of products if all these minerals are under embargo together.</param>
/// <param name="Unstated">The minerals that the request names and the register has, of which no share of these countries is stated.</param>
[Selectable]
public sealed record EmbargoResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string>? AskedMinerals,
    string? AskedFrom,
    string? Until,
    int MonthsOfStock,
    string? From,
    IReadOnlyList<MineralEmbargoResponse> Minerals,
    IReadOnlyList<ProductLossResponse> Products,
    IReadOnlyList<string> Unstated)
{
    internal static EmbargoResponse Of(VisibleProjection seen, Outlook outlook, Embargo embargo, EmbargoReport? report) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            [.. embargo.Countries.Select(country => country.Value)],
            embargo.Minerals.Count > 0 ? [.. embargo.Minerals.Select(mineral => mineral.Value)] : null,
            embargo.During.From?.ToString(),
            embargo.During.Until?.ToString(),
            embargo.MonthsOfStock,
            report?.From?.ToString(),
            [.. (report?.Minerals ?? []).Select(MineralEmbargoResponse.From)],
            [.. (report?.Together.Products ?? []).Select(ProductLossResponse.From)],
            [.. embargo.Minerals.Except((report?.Minerals ?? []).Select(mineral => mineral.Shares.Mineral)).Select(mineral => mineral.Value)]);
}

/// <summary>What an embargo takes of a mineral.</summary>
/// <param name="Mineral">The mineral or material.</param>
/// <param name="Chokepoint">The stage at which makers everywhere lose most; absent if only makers of some theaters or partners lose any.</param>
/// <param name="PercentLostAtLeast">
/// The percentage that makers everywhere lose by the mildest of contradicting statements; of all the countries or of some of them, whichever is more.
/// </param>
/// <param name="PercentLostAtMost">The percentage that they lose by the worst of them.</param>
/// <param name="Regions">The theaters and partners of whose supply shares are stated, and what their makers lose.</param>
/// <param name="Stages">The statements that are used, by stage and basis; those of different basis or year are never added.</param>
/// <param name="NotUsed">The statements that are not used, because their basis is about no makers.</param>
/// <param name="Items">The items that are limited, the mineral itself first, and how much less of each is used.</param>
/// <param name="Products">The loss of products.</param>
public sealed record MineralEmbargoResponse(
    string Mineral,
    string? Chokepoint,
    double PercentLostAtLeast,
    double PercentLostAtMost,
    IReadOnlyList<RegionLossResponse> Regions,
    IReadOnlyList<StageLossResponse> Stages,
    IReadOnlyList<StageLossResponse> NotUsed,
    IReadOnlyList<ItemLossResponse> Items,
    IReadOnlyList<ProductLossResponse> Products)
{
    internal static MineralEmbargoResponse From(MineralEmbargo embargo) =>
        new(
            embargo.Shares.Mineral.Value,
            embargo.Shares.Elsewhere.Chokepoint is { } stage ? Word.Of(stage) : null,
            embargo.Shares.Elsewhere.AtLeast,
            embargo.Shares.Elsewhere.AtMost,
            [.. embargo.Regions.Select(region => RegionLossResponse.From(region.Region, region.Lost))],
            [.. embargo.Shares.Stages.Select(StageLossResponse.From)],
            [.. embargo.Shares.NotUsed.Select(StageLossResponse.From)],
            [.. embargo.Items.Select(item => ItemLossResponse.From(item.Item, item.Units))],
            [.. embargo.Products.Products.Select(ProductLossResponse.From)]);
}

/// <summary>What the makers of a theater or partner lose.</summary>
/// <param name="Makers">The makers by their theater or partner, such as theater:europe or partner:POL.</param>
/// <param name="Chokepoint">The stage at which they lose most.</param>
/// <param name="PercentLostAtLeast">The percentage that they lose by the mildest of contradicting statements.</param>
/// <param name="PercentLostAtMost">The percentage that they lose by the worst of them.</param>
public sealed record RegionLossResponse(string Makers, string Chokepoint, double PercentLostAtLeast, double PercentLostAtMost)
{
    internal static RegionLossResponse From(ShareBasis region, LossBounds lost) =>
        new(region.Value, Word.Of(lost.Chokepoint!.Value), lost.AtLeast, lost.AtMost);
}

/// <summary>What an embargo takes of a stage of a mineral.</summary>
/// <param name="Stage">extraction, refining or component.</param>
/// <param name="Basis">What it is a share of, and so whose makers lose it.</param>
/// <param name="Year">The year in which their shares add up to most; absent if unknown.</param>
/// <param name="Percent">The share of the countries together, percent.</param>
/// <param name="Countries">The countries whose latest shares are those of that year, and are added.</param>
public sealed record StageLossResponse(string Stage, string Basis, int? Year, double Percent, IReadOnlyList<string> Countries)
{
    internal static StageLossResponse From(StageLoss stage) =>
        new(Word.Of(stage.Stage), stage.Basis.Value, stage.Year, stage.Percent, [.. stage.Countries.Select(country => country.Value)]);
}

/// <summary>What a loss takes from an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="LastMonth">How much less of it is used in the last month, units a month.</param>
/// <param name="InAll">How much less of it is used in all months, units.</param>
/// <param name="Years">The same by calendar year.</param>
public sealed record ItemLossResponse(string Item, double LastMonth, double InAll, IReadOnlyList<YearLossResponse> Years)
{
    internal static ItemLossResponse From(ItemCode item, UnitsLost units) =>
        new(item.Value, units.LastMonth, units.InAll, [.. units.Years.Select(year => new YearLossResponse(year.Key, year.Value))]);
}
