using CoProduction.Functions.Exchange.Imports;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Exchange.Files;

/// <summary>Figures about stocks. Rows without an id are given one, and counted through where several would have the same.</summary>
internal sealed class StockFile() : RegisterFile(
    "stock.csv", ["item_code", "scope", "metric", "value", "unit", "as_of", .. SourceColumns], "id", "releasable_to")
{
    public override void Read(Row row, Intake intake)
    {
        var item = row.Parse<ItemCode>("item_code");
        var scope = row.Parse<Scope>("scope");
        var metric = row.Parse<Keyword>("metric");
        var value = row.Number("value");
        var unit = row.Text("unit", Wording.Name);
        var asOf = row.ParseOrNull<PartialDate>("as_of");
        var source = row.Source();
        if (item is not null)
        {
            intake.Known.RequireItemOrMineral(row, "item_code", item);
        }

        if (scope is not null)
        {
            intake.Known.RequireScope(row, "scope", scope);
            if (scope.Kind == ScopeKind.Company)
            {
                row.Fault("scope", "Must not be a company: a stock is a partner's, the EU's or all allies'.");
            }
        }

        if (item is null || scope is null || metric is null
            || intake.StockIds.IdOf(row, () => Stock.IdOf(scope, item, metric, asOf)) is not { } id
            || !intake.Stocks.Claim(row, row.Has("id") ? "id" : "item_code", id.Value))
        {
            return;
        }

        var release = intake.Releases.Of(row, intake.Stocks.Former(id.Value));
        intake.Stocks.Put(row.Make(
            () => new Stock(id, item, scope, metric, value, unit!, asOf, release, source!),
            ("value", "value"), ("unit", "unit"), ("id", "id")));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        CountedIds.Rows(
            register.Stocks,
            stock => stock.Id,
            stock => Stock.IdOf(stock.Scope, stock.Item, stock.Metric, stock.AsOf),
            stock => new Cells
            {
                ["item_code"] = stock.Item.Value,
                ["scope"] = stock.Scope.Value,
                ["metric"] = stock.Metric.Value,
                ["value"] = Cells.Number(stock.Value),
                ["unit"] = stock.Unit,
                ["as_of"] = stock.AsOf?.Text,
            }.With(stock.Source).With(stock.Release));
}
