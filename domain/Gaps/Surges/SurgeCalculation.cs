using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Gaps.Surges;

/// <summary>Runs stocks down, product by product, while the production of one case continues.</summary>
internal sealed class SurgeCalculation(CaseProjection outcome, DemandSurge surge)
{
    private readonly Projection projection = outcome.Projection;
    private readonly ScopeCapacity scopes = new(outcome);
    private readonly Dictionary<CountryCode, Theater> theaters =
        outcome.Projection.Register.Partners.ToDictionary(partner => partner.Code, partner => partner.Theater);

    /// <summary>The supplies of one product, in the order of the partners.</summary>
    public IEnumerable<PartnerSupply> Of(int product, IReadOnlyList<Stock> records)
    {
        var item = projection.Items.RecordOf(projection.Explosion.Products[product])!;
        var stocks = records.GroupBy(record => record.Scope.Partner!)
            .OrderBy(own => own.Key)
            .Select(own => new PartnerStock(item, [.. own], projection.AsOf))
            .ToList();
        var usedByAll = stocks.Sum(stock => UsedADay(stock) ?? 0);
        return stocks.Select(stock => Of(product, stock, usedByAll));
    }

    private PartnerSupply Of(int product, PartnerStock stock, double usedByAll)
    {
        var multiplier = MultiplierOf(stock.Partner);
        var used = UsedADay(stock);
        return new PartnerSupply(
            projection.Items[projection.Explosion.Products[product]],
            stock.Partner,
            multiplier,
            stock.Units,
            used * StockFigure.DaysAMonth,
            Alone(stock, multiplier),
            With(stock, MissingFigure.OwnProduction, month => scopes.Made(projection.Explosion.Products[product], Scope.Of(stock.Partner), month)),
            With(stock, MissingFigure.Production, month => outcome.Output(product, month) is { } made && used > 0 ? made * (used / usedByAll) : outcome.Output(product, month) * 0),
            stock.Figures,
            stock.Unread);
    }

    private double? MultiplierOf(CountryCode partner) => theaters.TryGetValue(partner, out var theater) ? surge.In(theater) : null;

    /// <summary>Units used a day in the surge; null if the consumption or the theater is unknown.</summary>
    private double? UsedADay(PartnerStock stock) => stock.UsedADay * MultiplierOf(stock.Partner);

    private static Endurance Alone(PartnerStock stock, double? multiplier)
    {
        MissingFigure[] missing =
        [
            .. Where(stock.Days is null && stock.Units is null, MissingFigure.Stock),
            .. Where(stock.Days is null && stock.UsedADay is null, MissingFigure.Consumption),
            .. Where(multiplier is null, MissingFigure.Theater),
        ];
        return missing.Length > 0 ? Endurance.Without(missing) : Endurance.Of(stock.Days!.Value / multiplier!.Value, stock.IsAtMost);
    }

    private Endurance With(PartnerStock stock, MissingFigure production, Func<int, double?> madeIn)
    {
        var from = projection.Horizon.IndexOf(projection.AsOf);
        var isWithin = from >= 0 && from < projection.Horizon.Months;
        var made = isWithin ? Enumerable.Range(from, projection.Horizon.Months - from).Select(madeIn).ToList() : [];
        var used = UsedADay(stock);
        MissingFigure[] missing =
        [
            .. Where(stock.Units is null && !(stock.UsedADay is null && stock.Days is not null), MissingFigure.Stock),
            .. Where(stock.UsedADay is null, MissingFigure.Consumption),
            .. Where(used is not null && made.Contains(null), production),
            .. Where(MultiplierOf(stock.Partner) is null, MissingFigure.Theater),
            .. Where(!isWithin, MissingFigure.Months),
        ];
        return missing.Length > 0
            ? Endurance.Without(missing)
            : Endurance.Of(stock.Units!.Value, stock.IsAtMost, used!.Value, made.Select(month => month!.Value));
    }

    private static IEnumerable<MissingFigure> Where(bool isMissing, MissingFigure figure) => isMissing ? [figure] : [];
}
