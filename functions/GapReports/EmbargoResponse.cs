using CoProduction.Functions.Resources;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.GapReports;

/// <summary>What items and products lose when countries no longer deliver minerals; at the lower bound of capacity, and so by the worst of contradicting shares.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Countries">Who no longer delivers.</param>
/// <param name="From">The first month in which it bites, after stocks; absent where it never does within the months of the goals.</param>
/// <param name="Minerals">Each mineral by itself.</param>
/// <param name="Products">What products lose by all of them together.</param>
/// <param name="Unstated">Minerals that were asked for and of which no share of these countries is stated.</param>
public sealed record EmbargoResponse(
    string Marking,
    string AsOf,
    string Case,
    IReadOnlyList<string> Countries,
    string? From,
    IReadOnlyList<MineralEmbargoResponse> Minerals,
    IReadOnlyList<ProductLossResponse> Products,
    IReadOnlyList<string> Unstated)
{
    /// <summary>The embargo that a query asks for; null, with a fault, where it asks for none that can be.</summary>
    internal static Embargo? Read(Query query)
    {
        var (from, until) = (query.Month("from"), query.Month("until"));
        var (countries, minerals) = (query.List<CountryCode>("countries"), query.List<ItemCode>("minerals"));
        var stock = query.Whole("monthsOfStock", 0, Embargo.LongestStock) ?? 0;
        if (countries.Count == 0 && query.Faults.All(fault => fault.Parameter != "countries"))
        {
            query.Refuse("countries", $"Must name the countries that no longer deliver, separated by commas. {CountryCode.Rule}");
        }

        if (until < from)
        {
            query.Refuse("until", $"Must not be before {from}.");
        }

        return query.Faults.Count > 0 ? null : new Embargo(countries, minerals, (int)stock, new Period(from, until, null));
    }

    internal static EmbargoResponse Of(SeenProjection seen, ForecastCase forecast, Embargo embargo)
    {
        var report = seen.Projection is { } projection ? EmbargoReport.Of(projection.In(forecast), embargo) : null;
        return new EmbargoResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            [.. embargo.Countries.Select(country => country.Value)],
            report?.From?.ToString(),
            [.. (report?.Minerals ?? []).Select(MineralEmbargoResponse.From)],
            [.. (report?.Together.Products ?? []).Select(ProductLossResponse.From)],
            [.. embargo.Minerals.Except((report?.Minerals ?? []).Select(mineral => mineral.Shares.Mineral)).Select(mineral => mineral.Value)]);
    }
}

/// <param name="Mineral">The mineral or material.</param>
/// <param name="Chokepoint">The stage at which most is lost.</param>
/// <param name="PercentLostAtLeast">What share of it is lost by the mildest of contradicting statements.</param>
/// <param name="PercentLostAtMost">What share of it is lost by the worst.</param>
/// <param name="Stages">The statements, by stage and basis; those of different basis or year are never added.</param>
/// <param name="Items">The items that are limited, the mineral itself first; what less of each is used.</param>
/// <param name="Products">What products lose.</param>
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
/// <param name="Basis">Of what it is a share.</param>
/// <param name="Year">The year; absent where unknown.</param>
/// <param name="Percent">What the countries have of it together.</param>
/// <param name="Countries">Whose shares are stated.</param>
public sealed record StageLossResponse(string Stage, string Basis, int? Year, double Percent, IReadOnlyList<string> Countries)
{
    internal static StageLossResponse From(StageLoss stage) =>
        new(Word.Of(stage.Stage), stage.Basis, stage.Year, stage.Percent, [.. stage.Countries.Select(country => country.Value)]);
}

/// <param name="Item">The item.</param>
/// <param name="LastMonth">What less of it is used in the last month, units a month.</param>
/// <param name="InAll">What less of it is used in all months, units.</param>
/// <param name="Years">The same by calendar year.</param>
public sealed record ItemLossResponse(string Item, double LastMonth, double InAll, IReadOnlyList<YearLossResponse> Years)
{
    internal static ItemLossResponse From(ItemCode item, CoProduction.Gaps.Resilience.UnitsLost units) =>
        new(item.Value, units.LastMonth, units.InAll, [.. units.Years.Select(year => new YearLossResponse(year.Key, year.Value))]);
}
