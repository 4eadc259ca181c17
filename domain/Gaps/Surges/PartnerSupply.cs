using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Gaps.Surges;

/// <summary>How long one partner's stock of a product lasts under a surge.</summary>
/// <param name="Product">The product.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Multiplier">The factor on its consumption; null if its theater is unknown.</param>
/// <param name="Stock">Units in stock: as registered, or days of supply times consumption; null if neither is known.</param>
/// <param name="Consumption">Consumption in the surge, units a month; null if unknown.</param>
/// <param name="Alone">How long it lasts without any production.</param>
/// <param name="WithOwnProduction">How long it lasts with the partner's own production, all of which it keeps.</param>
/// <param name="WithPooledProduction">
/// How long it lasts with the production of all partners. It is shared in proportion to consumption in the surge, among the partners whose
/// consumption is registered.
/// </param>
/// <param name="Figures">The records that the numbers are based on.</param>
/// <param name="Unread">
/// Records of this product and partner that give no days or that other records replace.
/// </param>
public sealed record PartnerSupply(
    ItemCode Product,
    CountryCode Partner,
    double? Multiplier,
    double? Stock,
    double? Consumption,
    Endurance Alone,
    Endurance WithOwnProduction,
    Endurance WithPooledProduction,
    IReadOnlyList<StockFigure> Figures,
    IReadOnlyList<Stock> Unread);
