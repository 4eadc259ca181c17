using CoProduction.Registry.Coverages;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Statements that all makers of an item in a scope are registered. A row without an id is the registered statement that it
/// repeats or corrects, or a new one.
/// </summary>
internal sealed class CoverageFile() : CsvFile("coverage.csv", ["item_code", "scope", "as_of", .. SourceColumns], "id", "releasable_to")
{
    public override void Read(Row row, ImportDraft draft)
    {
        var coverages = draft.Of<Coverage>();
        var item = row.Parse<ItemCode>("item_code");
        var scope = row.Parse<Scope>("scope");
        var asOf = row.ParseOrNull<Period>("as_of");
        var source = row.Source();
        if (item is not null)
        {
            draft.Known.RequireItem(row, "item_code", item);
        }

        if (scope is not null)
        {
            draft.Known.RequireScope(row, "scope", scope);
            if (scope.Kind == ScopeKind.Company)
            {
                row.Fault("scope", "Must not be a company: a statement is about the makers of a partner, of the EU or of all allies.");
            }
        }

        if (item is null || scope is null)
        {
            return;
        }

        draft.CoverageIds.Add(row, () => new Coverage(Coverage.IdOf(scope, item), item, scope, asOf, Release.OwnerOnly, source!), id =>
        {
            if (coverages.Claim(row, row.Has("id") ? "id" : "item_code", id.Value))
            {
                var release = draft.Releases.Of(row, coverages.Former(id.Value));
                coverages.Put(row.Make(() => new Coverage(id, item, scope, asOf, release, source!), ("id", "id")));
            }
        });
    }

    public override void Complete(ImportDraft draft) => draft.CoverageIds.Complete();

    public override IEnumerable<Cells> Rows(Register register) =>
        CountedIds.Rows(
            register.Coverages,
            coverage => new Cells
            {
                ["item_code"] = coverage.Item.Value,
                ["scope"] = coverage.Scope.Value,
                ["as_of"] = coverage.AsOf?.Text,
            }.With(coverage.Source).With(coverage.Release));
}
