using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The factories that the rows of an import name as makers of what a total states.</summary>
internal sealed class NamedSites
{
    public const string Column = "sites";

    private readonly List<(Row Row, ItemCode? Item, IReadOnlyList<SiteId> Sites)> rows = [];

    /// <summary>Notes the factories that a row names. Those of a row with other faults count too.</summary>
    public void Add(Row row, ItemCode? item, IReadOnlyList<SiteId> sites) => rows.Add((row, item, sites));

    /// <summary>Checks that the factories exist and make the item.</summary>
    public void Check(Staged<Factory> factories, RowGroups<Factory, Line> lines)
    {
        foreach (var (row, item, sites) in rows)
        {
            foreach (var site in sites)
            {
                if (lines.Find(site.Value) is null && factories.Former(site.Value) is null)
                {
                    row.Fault(Column, $"{site} is no factory in the register or in this import.");
                }
                else if (item is not null && factories.Former(site.Value)?.Makes(item) != true && lines.Find(site.Value)?.Parts.Any(line => line.Item == item) != true)
                {
                    row.Fault(Column, $"{site} has no line of {item}.");
                }
            }
        }
    }
}
