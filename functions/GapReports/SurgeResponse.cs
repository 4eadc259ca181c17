using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>How long registered stocks last in a surge of demand.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month in which the surge starts.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Multiplier">The factor on consumption.</param>
/// <param name="Theaters">The theaters with the surge.</param>
/// <param name="Supplies">Each product and partner with a registered stock figure.</param>
/// <param name="Unregistered">The products without a stock figure of any partner.</param>
[Selectable]
public sealed record SurgeResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    double Multiplier,
    IReadOnlyList<string> Theaters,
    IReadOnlyList<PartnerSupplyResponse> Supplies,
    IReadOnlyList<string> Unregistered)
{
    internal static SurgeResponse From(VisibleProjection seen, Outlook outlook, SurgeReport report) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            report.Surge.Multiplier,
            [.. report.Surge.Theaters.Select(Word.Of)],
            [.. report.Supplies.Select(PartnerSupplyResponse.From)],
            [.. report.Unregistered.Select(item => item.Value)]);
}

/// <summary>A partner's stock of a product, and how long it lasts.</summary>
/// <param name="Product">The product.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Multiplier">The factor on its consumption; absent if its theater is unknown.</param>
/// <param name="Stock">Units in stock; absent if unknown.</param>
/// <param name="Consumption">Its consumption in the surge, units a month; absent if unknown.</param>
/// <param name="Alone">How long the stock lasts without any production.</param>
/// <param name="WithOwnProduction">How long it lasts with the partner's own production.</param>
/// <param name="WithPooledProduction">How long it lasts with the production of all partners, shared in proportion to their consumption.</param>
/// <param name="Records">The ids of the stock records behind the figures.</param>
/// <param name="Unread">The ids of the stock records that are not used: no days can be computed from them, or another record counts instead.</param>
public sealed record PartnerSupplyResponse(
    string Product,
    string Partner,
    double? Multiplier,
    double? Stock,
    double? Consumption,
    EnduranceResponse Alone,
    EnduranceResponse WithOwnProduction,
    EnduranceResponse WithPooledProduction,
    IReadOnlyList<string> Records,
    IReadOnlyList<string> Unread)
{
    internal static PartnerSupplyResponse From(PartnerSupply supply) =>
        new(
            supply.Product.Value,
            supply.Partner.Value,
            supply.Multiplier,
            supply.Stock,
            supply.Consumption,
            EnduranceResponse.From(supply.Alone),
            EnduranceResponse.From(supply.WithOwnProduction),
            EnduranceResponse.From(supply.WithPooledProduction),
            [.. supply.Figures.Select(figure => figure.Record.Id.Value)],
            [.. supply.Unread.Select(stock => stock.Id.Value)]);
}

/// <summary>The days for which stocks and output last.</summary>
/// <param name="Days">Days until the stock is empty; absent if it outlasts the horizon or figures are missing.</param>
/// <param name="IsAtMost">Whether the days are an upper limit: the register states only that they are fewer.</param>
/// <param name="OutlastsHorizon">Whether stock is left at the end of the goals' months.</param>
/// <param name="Missing">The figures that must be registered before the days can be computed.</param>
public sealed record EnduranceResponse(double? Days, bool IsAtMost, bool OutlastsHorizon, IReadOnlyList<string> Missing)
{
    internal static EnduranceResponse From(Endurance endurance) =>
        new(endurance.Days, endurance.IsAtMost, endurance.OutlastsHorizon, [.. endurance.Missing.Select(Word.Of)]);
}
