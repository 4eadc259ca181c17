using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Figures about stocks. A row without an id is the registered figure that it repeats or corrects, or a new one.</summary>
internal sealed class StockFile() : CsvFile(
    "stock.csv", ["item_code", "scope", "metric", "value", "unit", "as_of", .. SourceColumns], "id", "releasable_to")
{
    public override void Read(Row row, ImportDraft draft)
    {
        var stocks = draft.Of<Stock>();
        var item = row.Parse<ItemCode>("item_code");
        var scope = row.Parse<Scope>("scope");
        var metric = row.Parse<Keyword>("metric");
        var value = row.Number("value");
        var unit = row.Text("unit", Wording.Name);
        var asOf = row.ParseOrNull<Period>("as_of");
        var source = row.Source();
        if (item is not null)
        {
            draft.Known.RequireItemOrMineral(row, "item_code", item);
        }

        if (scope is not null)
        {
            draft.Known.RequireScope(row, "scope", scope);
            if (scope.Kind == ScopeKind.Company)
            {
                row.Fault("scope", "Must not be a company: a stock is a partner's, the EU's or all allies'.");
            }
        }

        if (item is null || scope is null || metric is null)
        {
            return;
        }

        draft.StockIds.Add(row, () => new Stock(Stock.IdOf(scope, item, metric, asOf), item, scope, metric, value, unit!, asOf, Release.OwnerOnly, source!), id =>
        {
            if (stocks.Claim(row, row.Has("id") ? "id" : "item_code", id.Value))
            {
                var release = draft.Releases.Of(row, stocks.Former(id.Value));
                stocks.Put(row.Make(
                    () => new Stock(id, item, scope, metric, value, unit!, asOf, release, source!),
                    ("value", "value"), ("unit", "unit"), ("id", "id")));
            }
        });
    }

    public override void Complete(ImportDraft draft) => draft.StockIds.Complete();

    public override IEnumerable<Cells> Rows(Register register) =>
        CountedIds.Rows(
            register.Stocks,
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
