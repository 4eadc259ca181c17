using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Observed, possible and wanted totals. A row without an id is the registered figure that it repeats or corrects, or a new one.</summary>
internal sealed class BaselinesFile() : CsvFile(
    "baselines.csv", ["product_code", "scope", "kind", "rate_per_year", "as_of", .. SourceColumns], "id", "low", "high", "per", "unit", NamedSites.Column, Inclusions.Column, "releasable_to", RetiredCell.Column)
{
    private static readonly string[] BesideLow = ["high", "per", "unit"];

    public override void Read(Row row, ImportDraft draft)
    {
        var baselines = draft.Of<Baseline>();
        var item = row.Parse<ItemCode>("product_code");
        var scope = row.Parse<Scope>("scope");
        var kind = row.Word<BaselineKind>("kind");
        var asOf = row.ParseOrNull<Period>("as_of");
        var quantity = Quantity(row, asOf);
        var source = row.Source();
        if (item is not null)
        {
            draft.Known.RequireItemOrMineral(row, "product_code", item);
        }

        if (scope is not null)
        {
            draft.Known.RequireScope(row, "scope", scope);
        }

        var sites = row.ParseList<SiteId>(NamedSites.Column);
        draft.NamedSites.Add(row, item, sites);
        var stated = row.Has(Inclusions.Column) ? row.ParseList<RecordId>(Inclusions.Column) : null;
        draft.Inclusions.Name(row, stated ?? []);
        if (item is null || scope is null)
        {
            return;
        }

        if (quantity?.Unit is not null && StatedUnits.Fault(item, draft.Of<Item>().Current(item.Value), quantity) is { } fault)
        {
            row.Fault("unit", fault);
        }

        draft.BaselineIds.Add(row, () => new Baseline(Baseline.IdOf(scope, item, kind, asOf), item, scope, kind, quantity!, asOf, Release.OwnerOnly, source!) { Sites = sites }, id =>
        {
            if (!baselines.Claim(row, row.Has("id") ? "id" : "product_code", id.Value))
            {
                return;
            }

            var former = baselines.Former(id.Value);
            if (stated is not null)
            {
                draft.Inclusions.Add(row, id);
            }

            var includes = stated ?? former?.Includes ?? [];
            var named = row.Has(NamedSites.Column) ? sites : former?.Sites ?? [];
            var (release, retired) = (draft.Releases.Of(row, former), row.Retired(former));
            baselines.Put(row.Make(
                () => new Baseline(id, item, scope, kind, quantity!, asOf, release, source!) { Sites = named, Includes = includes, Retired = retired },
                ("id", "id"),
                ("value", NamedSites.Column),
                ("sites", NamedSites.Column),
                ("includes", Inclusions.Column)));
        });
    }

    public override void Complete(ImportDraft draft) => draft.BaselineIds.Complete();

    public override IEnumerable<Cells> Rows(Register register) => CountedIds.Rows(register.Baselines, RowOf);

    private static Cells RowOf(Baseline baseline)
    {
        var (quantity, isShort) = (baseline.Quantity, baseline.Quantity.IsOneRateAYear);
        return new Cells
        {
            ["product_code"] = baseline.Item.Value,
            ["scope"] = baseline.Scope.Value,
            ["kind"] = Word.Of(baseline.Kind),
            ["rate_per_year"] = isShort ? Cells.Number(quantity.Low) : null,
            ["as_of"] = baseline.AsOf?.Text,
        }
            .With(baseline.Source)
            .With("low", isShort ? null : Cells.Number(quantity.Low), !isShort)
            .With("high", Cells.Number(quantity.High), quantity.High is not null)
            .With("per", !isShort && quantity.Per is { } per ? Word.Of(per) : null, !isShort && quantity.Per is not null)
            .With("unit", quantity.Unit, quantity.Unit is not null)
            .With(NamedSites.Column, ListCell.Of(baseline.Sites.Select(site => site.Value)), !baseline.Extent.IsWhole)
            .With(Inclusions.Column, ListCell.Of(baseline.Includes.Select(id => id.Value)), baseline.Includes.Count > 0)
            .With(baseline.Release)
            .WithRetired(baseline);
    }

    /// <summary>The figure of a row: one rate a year, or as its source states it.</summary>
    private static Quantity? Quantity(Row row, Period? asOf)
    {
        if (row.Find("low") is null)
        {
            foreach (var column in BesideLow.Where(column => row.Find(column) is not null))
            {
                row.Fault(column, "Must be empty without low.");
            }

            var rate = row.Number("rate_per_year");
            return row.Make(() => CoProduction.Registry.Statements.Quantity.AYear(rate), ("low", "rate_per_year"));
        }

        if (row.Find("rate_per_year") is not null)
        {
            row.Fault("rate_per_year", "Must be empty beside low: give one of them.");
        }

        var (low, high, unit) = (row.Number("low"), row.NumberOrNull("high"), row.TextOrNull("unit", Wording.Name));
        Per? per = row.Find("per") is null ? null : row.Word<Per>("per");
        return row.Make(() => new Quantity(low, high, per, unit).Of(asOf), ("low", "low"), ("high", "high"), ("period", "as_of"));
    }
}
