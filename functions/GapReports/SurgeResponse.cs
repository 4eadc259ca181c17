using System.Globalization;
using CoProduction.Functions.Resources;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.GapReports;

/// <summary>How long stocks last where demand surges, as far as they are registered.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month from which the surge runs.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Multiplier">What consumption is multiplied by.</param>
/// <param name="Theaters">Where.</param>
/// <param name="Supplies">Every product and partner of which some stock figure is registered.</param>
/// <param name="Unregistered">The products of which no partner has registered any.</param>
public sealed record SurgeResponse(
    string Marking,
    string AsOf,
    string Case,
    double Multiplier,
    IReadOnlyList<string> Theaters,
    IReadOnlyList<PartnerSupplyResponse> Supplies,
    IReadOnlyList<string> Unregistered)
{
    /// <summary>What consumption is multiplied by unless somebody says otherwise.</summary>
    public const double UsualMultiplier = 3;

    /// <summary>The surge that a query asks for; null, with a fault, where it asks for none that can be.</summary>
    internal static DemandSurge? Read(Query query)
    {
        var multiplier = UsualMultiplier;
        if (query.Text("multiplier") is { } text
            && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out multiplier) && multiplier is > 0 and <= DemandSurge.Greatest))
        {
            query.Refuse("multiplier", $"Must be a number above 0 and at most {DemandSurge.Greatest:0}.");
            return null;
        }

        var theaters = new List<Theater>();
        foreach (var word in query.Text("theaters")?.Split(',') ?? [])
        {
            if (!Word.TryParse<Theater>(word, out var theater))
            {
                query.Refuse("theaters", $"Must be theaters, separated by commas. {Word.Rule<Theater>()}");
                return null;
            }

            theaters.Add(theater);
        }

        return new DemandSurge(multiplier, theaters.Count > 0 ? theaters : Enum.GetValues<Theater>());
    }

    internal static SurgeResponse Of(SeenProjection seen, ForecastCase forecast, DemandSurge surge)
    {
        var report = seen.Projection is { } projection ? SurgeReport.Of(projection.In(forecast), surge) : new SurgeReport(surge, [], []);
        return new SurgeResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            surge.Multiplier,
            [.. surge.Theaters.Select(Word.Of)],
            [.. report.Supplies.Select(PartnerSupplyResponse.From)],
            [.. report.Unregistered.Select(item => item.Value)]);
    }
}

/// <param name="Product">The product.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Multiplier">What its consumption is multiplied by; absent where its theater is unknown.</param>
/// <param name="Stock">Units in stock; absent where unknown.</param>
/// <param name="Consumption">What it uses in the surge, units a month; absent where unknown.</param>
/// <param name="Alone">How long that lasts without any production.</param>
/// <param name="WithOwnProduction">With what the partner makes itself.</param>
/// <param name="WithPooledProduction">With all that the partners make, shared in proportion to what each uses.</param>
/// <param name="Records">The ids of the stock records that the numbers rest on.</param>
/// <param name="Unread">The ids of those that say nothing from which days could be computed, or are not the ones that count.</param>
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

/// <param name="Days">Days until the stock is empty; absent where it outlasts the horizon or figures are missing.</param>
/// <param name="IsAtMost">Whether the register says only that it is fewer.</param>
/// <param name="OutlastsHorizon">Whether it is not used up within the months of the goals.</param>
/// <param name="Missing">What would have to be registered for a number to be told.</param>
public sealed record EnduranceResponse(double? Days, bool IsAtMost, bool OutlastsHorizon, IReadOnlyList<string> Missing)
{
    internal static EnduranceResponse From(Endurance endurance) =>
        new(endurance.Days, endurance.IsAtMost, endurance.OutlastsHorizon, [.. endurance.Missing.Select(Word.Of)]);
}
