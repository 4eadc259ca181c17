using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Surges;

/// <summary>How long registered stocks last under a surge of demand.</summary>
/// <param name="Surge">The surge.</param>
/// <param name="Supplies">Every product and partner with a registered stock figure, by product and partner.</param>
/// <param name="Unregistered">The products for which no partner has a registered stock figure, in the order of the codes.</param>
public sealed record SurgeReport(DemandSurge Surge, IReadOnlyList<PartnerSupply> Supplies, IReadOnlyList<ItemCode> Unregistered)
{
    /// <param name="outcome">The outlook whose production counts.</param>
    /// <param name="surge">The surge, from the as-of month on.</param>
    public static SurgeReport Of(CaseProjection outcome, DemandSurge surge)
    {
        var register = outcome.Projection.Register;
        var stocks = register.Stocks.Where(stock => stock.Scope.Partner is not null).ToLookup(stock => stock.Item);
        var products = outcome.Projection.Explosion.Products;
        var calculation = new SurgeCalculation(outcome, surge);
        return new SurgeReport(
            surge,
            [.. products.SelectMany((item, product) => calculation.Of(product, [.. stocks[outcome.Projection.Items[item]]]))],
            [.. products.Select(item => outcome.Projection.Items[item]).Where(item => !stocks.Contains(item))]);
    }
}
