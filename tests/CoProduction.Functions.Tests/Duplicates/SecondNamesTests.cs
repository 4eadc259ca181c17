using System.Globalization;
using System.Text;
using CoProduction.Functions.Duplicates;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using CsvHelper;

namespace CoProduction.Functions.Tests.Duplicates;

/// <summary>Clerks entered registered sites again by their second names, and most were taken for new ones.</summary>
public sealed class SecondNamesTests(ITestOutputHelper output)
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Duplicates", "SecondNames");
    private static readonly SiteIndex Registered = new(StarterSites.Read());

    [Theory]
    [InlineData("Nexter Munitions La Chapelle-Saint-Ursin", "Nexter")]
    [InlineData("La Chapelle-Saint-Ursin, Nexter", "Nexter Munitions")]
    public void Former_name_of_the_operator_is_as_good_as_its_present_one(string name, string runBy) =>
        Assert.Equal(
            "fra-lachapelle-knds",
            Assert.Single(Registered.Like(new SiteOutline(SiteKind.Factory, Parsed.As<SiteId>("fra-another"), name, runBy, "La Chapelle-Saint-Ursin", null))).Site.Id.Value);

    [Fact]
    public void Four_of_five_second_names_are_suspected()
    {
        var table = new StringBuilder().AppendLine("| second name | registered as | score |").AppendLine("|---|---|---:|");
        var (count, suspected) = (0, 0);
        foreach (var row in Rows("second-names.csv"))
        {
            var found = Registered.Like(Twin(row["registered_id"][..3], row), SiteMatcher.Least).FirstOrDefault(candidate => candidate.Site.Id.Value == row["registered_id"]);
            (count, suspected) = (count + 1, suspected + (found?.Similarity.Score >= SiteMatcher.Threshold ? 1 : 0));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row["name"]} | {row["registered_id"]} | {found?.Similarity.Score} |");
        }

        output.WriteLine(table.AppendLine(CultureInfo.InvariantCulture, $"{suspected} of {count} are suspected.").ToString());
        Assert.True(suspected >= 0.8 * count, $"{suspected} of {count}");
    }

    [Fact]
    public void Other_plants_of_the_same_companies_are_not_suspected() =>
        Assert.Empty(Rows("other-plants.csv").SelectMany(row =>
            Registered.Like(Twin(row["partner"].ToLowerInvariant(), row)).Select(found => $"{row["name"]} as {found.Site.Id}: {found.Similarity.Score}")));

    private static SiteOutline Twin(string partner, IReadOnlyDictionary<string, string> row) =>
        new(SiteKind.Factory, Parsed.As<SiteId>($"{partner}-another"), row["name"], row["operator"], row["town"], null);

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        using var text = File.OpenRead(Path.Combine(Folder, file));
        using var csv = CsvReader.Create(text, CsvReaderOptions.Default with { HasHeader = false, Separator = ',' });
        csv.Read();
        var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
        while (csv.Read())
        {
            yield return header.Index().ToDictionary(column => column.Item, column => csv.GetString(column.Index));
        }
    }
}
