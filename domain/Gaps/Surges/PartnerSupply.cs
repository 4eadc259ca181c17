using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Gaps.Surges;

/// <summary>How long what one partner has of a product lasts under a surge.</summary>
/// <param name="Product">The product.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Multiplier">What its consumption is multiplied by; null where its theater is unknown.</param>
/// <param name="Stock">Units in stock: as registered, or days of supply times consumption; null where neither is known.</param>
/// <param name="Consumption">What it uses in the surge, units a month; null where that is unknown.</param>
/// <param name="Alone">Without any production.</param>
/// <param name="WithOwnProduction">With what the partner makes itself, all of which it keeps.</param>
/// <param name="WithPooledProduction">
/// With all that the partners make, shared in proportion to what each uses in the surge, among those whose consumption is registered.
/// </param>
/// <param name="Figures">The records that the numbers rest on.</param>
/// <param name="Unread">
/// Records of this product and partner from which no days can be computed, or in whose place others count.
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
