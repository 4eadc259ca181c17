using System.IO.Compression;
using CoProduction.Functions.Import.Csv;
using CsvHelper;

namespace CoProduction.Functions.Tests.Import;

public sealed class RoundTripTests
{
    [Fact]
    public Task Exporting_and_importing_into_an_empty_register_gives_the_same_register() => Seeds.Each(60, async seed =>
    {
        await using var first = await Workbench.Create();
        await first.Enter(new RegisterGenerator(seed).Make());
        var exported = await first.Export();

        await using var second = await Workbench.Create();
        using var package = Package.OfZip(new MemoryStream(exported), 100);
        var outcome = await second.Import(package);

        Assert.Empty((outcome as ImportOutcome.Rejected)?.Faults ?? []);
        Assert.Equal(Workbench.Written(await first.Read()), Workbench.Written(await second.Read()));
        Assert.Equal(exported, await second.Export());
    });

    [Fact]
    public Task Importing_what_was_just_exported_changes_nothing() => Seeds.Each(60, async seed =>
    {
        await using var bench = await Workbench.Create();
        await bench.Enter(new RegisterGenerator(seed).Make());
        using var package = Package.OfZip(new MemoryStream(await bench.Export()), 100);

        var report = Assert.IsType<ImportOutcome.Accepted>(await bench.Import(package)).Report;

        Assert.Equal((0, 0), (report.Added, report.Replaced));
        Assert.True(report.Unchanged > 0);
    });

    [Fact]
    public async Task Exporting_the_starter_data_gives_its_columns_and_rows()
    {
        await using var bench = await Workbench.WithStarterData();
        await using var zip = new ZipArchive(new MemoryStream(await bench.Export()));

        foreach (var path in Directory.GetFiles(Workbench.StarterData, "*.csv"))
        {
            using var exported = zip.GetEntry(Path.GetFileName(path))!.Open();
            using var starter = File.OpenRead(path);
            var (expected, actual) = (Rows(starter), Rows(exported));
            Assert.Equal(expected[0], actual[0]);
            Assert.Equal(expected.Skip(1).Order(StringComparer.Ordinal), actual.Skip(1).Order(StringComparer.Ordinal));
        }
    }

    private static List<string> Rows(Stream content)
    {
        using var reader = CsvReader.Create(content, CsvReaderOptions.Default with { HasHeader = false, Separator = ',' });
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        }

        return rows;
    }
}
