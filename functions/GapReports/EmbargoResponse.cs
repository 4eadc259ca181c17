using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.GapReports;

/// <summary>What items and products lose if countries no longer deliver minerals.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor or ceiling.</param>
/// <param name="Countries">The countries that no longer deliver.</param>
/// <param name="From">The first month in which it takes effect, after stocks are used up; absent if that is not within the goals' months.</param>
/// <param name="Minerals">Each mineral under an embargo by itself.</param>
/// <param name="Products">The loss of products if all these minerals are under embargo together.</param>
/// <param name="Unstated">The requested minerals of which no share of these countries is stated.</param>
public sealed record EmbargoResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    IReadOnlyList<string> Countries,
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
            report?.From?.ToString(),
            [.. (report?.Minerals ?? []).Select(MineralEmbargoResponse.From)],
            [.. (report?.Together.Products ?? []).Select(ProductLossResponse.From)],
            [.. embargo.Minerals.Except((report?.Minerals ?? []).Select(mineral => mineral.Shares.Mineral)).Select(mineral => mineral.Value)]);
}

/// <param name="Mineral">The mineral or material.</param>
/// <param name="Chokepoint">The stage at which most is lost.</param>
/// <param name="PercentLostAtLeast">
/// The percentage lost by the mildest of contradicting statements; of all the countries or of some of them, whichever is more.
/// </param>
/// <param name="PercentLostAtMost">The percentage lost by the worst of them.</param>
/// <param name="Stages">The statements, by stage and basis; those of different basis or year are never added.</param>
/// <param name="Items">The items that are limited, the mineral itself first, and how much less of each is used.</param>
/// <param name="Products">The loss of products.</param>
public sealed record MineralEmbargoResponse(
    string Mineral,
    string Chokepoint,
    double PercentLostAtLeast,
    double PercentLostAtMost,
    IReadOnlyList<StageLossResponse> Stages,
    IReadOnlyList<ItemLossResponse> Items,
    IReadOnlyList<ProductLossResponse> Products)
{
    internal static MineralEmbargoResponse From(MineralEmbargo embargo) =>
        new(
            embargo.Shares.Mineral.Value,
            Word.Of(embargo.Shares.Chokepoint),
            embargo.Shares.AtLeast,
            embargo.Shares.AtMost,
            [.. embargo.Shares.Stages.Select(StageLossResponse.From)],
            [.. embargo.Items.Select(item => ItemLossResponse.From(item.Item, item.Units))],
            [.. embargo.Products.Products.Select(ProductLossResponse.From)]);
}

/// <param name="Stage">extraction, refining or component.</param>
/// <param name="Basis">What it is a share of.</param>
/// <param name="Year">The year in which their shares add up to most; absent if unknown.</param>
/// <param name="Percent">The share of the countries together, percent.</param>
/// <param name="Countries">The countries whose latest shares are those of that year, and are added.</param>
public sealed record StageLossResponse(string Stage, string Basis, int? Year, double Percent, IReadOnlyList<string> Countries)
{
    internal static StageLossResponse From(StageLoss stage) =>
        new(Word.Of(stage.Stage), stage.Basis, stage.Year, stage.Percent, [.. stage.Countries.Select(country => country.Value)]);
}

/// <param name="Item">The item.</param>
/// <param name="LastMonth">How much less of it is used in the last month, units a month.</param>
/// <param name="InAll">How much less of it is used in all months, units.</param>
/// <param name="Years">The same by calendar year.</param>
public sealed record ItemLossResponse(string Item, double LastMonth, double InAll, IReadOnlyList<YearLossResponse> Years)
{
    internal static ItemLossResponse From(ItemCode item, UnitsLost units) =>
        new(item.Value, units.LastMonth, units.InAll, [.. units.Years.Select(year => new YearLossResponse(year.Key, year.Value))]);
}
