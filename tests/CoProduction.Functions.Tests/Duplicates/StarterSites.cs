using System.Globalization;
using CoProduction.Functions.Duplicates;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using CsvHelper;

namespace CoProduction.Functions.Tests.Duplicates;

/// <summary>The outlines of the factories and MRO sites of the starter data.</summary>
internal static class StarterSites
{
    public static IReadOnlyList<SiteOutline> Read() =>
        [.. Read("factories.csv", SiteKind.Factory), .. Read("mro.csv", SiteKind.MroSite)];

    private static IEnumerable<SiteOutline> Read(string file, SiteKind kind)
    {
        using var text = File.OpenRead(RepositoryRoot.Combine("infra", "starter-data", file));
        using var csv = CsvReader.Create(text, CsvReaderOptions.Default with { HasHeader = false, Separator = ',' });
        csv.Read();
        var header = Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetString);
        var sites = new List<SiteOutline>();
        while (csv.Read())
        {
            sites.Add(new SiteOutline(
                kind,
                Parsed.As<SiteId>(Cell("id")),
                Cell("name"),
                Cell("operator"),
                Cell("town") is { Length: > 0 } town ? town : null,
                Cell("lat") is { Length: > 0 } latitude ? new Coordinates(Number(latitude), Number(Cell("lon"))) : null)
            {
                Aliases = new SiteAliases([], header.ContainsKey("operator_former_names") ? Cell("operator_former_names").Split(';', StringSplitOptions.RemoveEmptyEntries) : [], []),
            });
        }

        return sites.DistinctBy(site => site.Id);

        string Cell(string column) => csv.GetString(header[column]);
    }

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);
}
