using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Observed, possible and wanted totals. A row without an id is the registered figure that it repeats or corrects, or a new one.</summary>
internal sealed class BaselinesFile() : CsvFile(
    "baselines.csv", ["product_code", "scope", "kind", "rate_per_year", "as_of", .. SourceColumns], "id", NamedSites.Column, Inclusions.Column, "releasable_to")
{
    public override void Read(Row row, ImportDraft draft)
    {
        var baselines = draft.Of<Baseline>();
        var item = row.Parse<ItemCode>("product_code");
        var scope = row.Parse<Scope>("scope");
        var kind = row.Word<BaselineKind>("kind");
        var rate = row.Required("rate_per_year", units => new YearlyRate(units));
        var asOf = row.ParseOrNull<Period>("as_of");
        var source = row.Source();
        if (item is not null)
        {
            draft.Known.RequireItemOrMineral(row, "product_code", item);
        }

        if (scope is not null)
        {
            draft.Known.RequireScope(row, "scope", scope);
        }

        if (item is null || scope is null)
        {
            return;
        }

        var sites = row.ParseList<SiteId>(NamedSites.Column);
        draft.BaselineIds.Add(row, () => new Baseline(Baseline.IdOf(scope, item, kind, asOf), item, scope, kind, rate, asOf, Release.OwnerOnly, source!) { Sites = sites }, id =>
        {
            if (!baselines.Claim(row, row.Has("id") ? "id" : "product_code", id.Value))
            {
                return;
            }

            var former = baselines.Former(id.Value);
            var includes = former?.Includes ?? [];
            if (row.Has(Inclusions.Column))
            {
                includes = row.ParseList<RecordId>(Inclusions.Column);
                draft.Inclusions.Add(row, id, includes);
            }

            var named = former?.Sites ?? [];
            if (row.Has(NamedSites.Column))
            {
                named = sites;
                draft.NamedSites.Add(row, item, named);
            }

            var release = draft.Releases.Of(row, former);
            baselines.Put(row.Make(
                () => new Baseline(id, item, scope, kind, rate, asOf, release, source!) { Sites = named, Includes = includes },
                ("id", "id"),
                ("value", NamedSites.Column),
                ("sites", NamedSites.Column),
                ("includes", Inclusions.Column)));
        });
    }

    public override void Complete(ImportDraft draft) => draft.BaselineIds.Complete();

    public override IEnumerable<Cells> Rows(Register register) =>
        CountedIds.Rows(
            register.Baselines,
            baseline => new Cells
            {
                ["product_code"] = baseline.Item.Value,
                ["scope"] = baseline.Scope.Value,
                ["kind"] = Word.Of(baseline.Kind),
                ["rate_per_year"] = Cells.Number(baseline.Rate.Units),
                ["as_of"] = baseline.AsOf?.Text,
            }.With(baseline.Source).With(NamedSites.Column, ListCell.Of(baseline.Sites.Select(site => site.Value)), !baseline.Extent.IsWhole).With(Inclusions.Column, ListCell.Of(baseline.Includes.Select(id => id.Value)), baseline.Includes.Count > 0).With(baseline.Release));
}
