using CoProduction.Functions.Export;
using CoProduction.Functions.Hosting.Commands;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The commands, as a person types them.</summary>
public sealed class CommandTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Export_into_a_folder_gives_the_rows_that_were_imported()
    {
        var (code, output) = await Run(starter.Program.Settings, "export", folder.FullName);

        Assert.True(code == 0, output);
        Assert.All(Directory.GetFiles(Workbench.StarterData, "*.csv"), file =>
            Assert.Equal(
                File.ReadAllLines(file).Order(StringComparer.Ordinal),
                File.ReadAllLines(At(Path.GetFileName(file))).Order(StringComparer.Ordinal)));
        Assert.Empty(folder.GetFiles("*.part"));
    }

    [Fact]
    public async Task Exported_zip_takes_the_place_of_an_older_one_and_imports_as_nothing_new()
    {
        await File.WriteAllTextAsync(At("register.zip"), "An older export");

        var (exported, said) = await Run(starter.Program.Settings, "export", At("register.zip"));
        var (imported, report) = await Run(starter.Program.Settings, "import", At("register.zip"), "--dry-run");

        Assert.True(exported == 0, said);
        Assert.True(imported == 0, report);
        var total = report.Split('\n').Single(line => line.TrimStart().StartsWith("609", StringComparison.Ordinal));
        Assert.Equal(["609", "0", "0", "407"], total.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("register.zip", ExportFormat.Csv)]
    [InlineData("register.jsonl", ExportFormat.JsonLines)]
    [InlineData("register.NDJSON", ExportFormat.JsonLines)]
    [InlineData("sites.geojson", ExportFormat.Geojson)]
    [InlineData("register", null)]
    public void Extension_of_an_exported_file_decides_its_form(string file, object? format) => Assert.Equal((ExportFormat?)format, ExportCommand.FormatOf(file));

    [Fact]
    public async Task Exported_file_is_of_the_form_that_its_ending_tells()
    {
        var (code, output) = await Run(starter.Program.Settings, "export", At("sites.geojson"));

        Assert.True(code == 0, output);
        Assert.StartsWith("{\"type\":\"FeatureCollection\"", await File.ReadAllTextAsync(At("sites.geojson")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_that_fails_leaves_an_older_one_as_it_was()
    {
        await File.WriteAllTextAsync(At("register.zip"), "An older export");
        var away = new Dictionary<string, string?>(starter.Program.Settings)
        {
            ["AzureWebJobsStorage"] =
                $"DefaultEndpointsProtocol=http;AccountName=away;AccountKey={Convert.ToBase64String("away"u8)};TableEndpoint=http://127.0.0.1:1/away;BlobEndpoint=http://127.0.0.1:1/away;",
        };

        var (code, output) = await Run(away, "export", At("register.zip"));

        Assert.Equal(1, code);
        Assert.Contains("Storage does not answer.", output, StringComparison.Ordinal);
        Assert.Equal("An older export", await File.ReadAllTextAsync(At("register.zip")));
        Assert.Equal(["register.zip"], folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task Import_names_file_line_and_column_of_what_is_wrong()
    {
        await File.WriteAllTextAsync(At("partners.csv"), "code,name,theater,memberships\nNOR,Norway,europe,NATO\nXYZ,Nowhere,mars,NATO\n");

        var (code, output) = await Run(starter.Program.Settings, "import", folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("partners.csv:3: code:", output, StringComparison.Ordinal);
        Assert.Contains("partners.csv:3: theater:", output, StringComparison.Ordinal);
        Assert.Contains("Rejected: 2 faults; nothing was stored.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_of_a_site_that_looks_like_a_registered_one_passes_where_that_is_named()
    {
        var factories = await File.ReadAllLinesAsync(Path.Combine(Workbench.StarterData, "factories.csv"));
        var twin = factories.Single(line => line.StartsWith("pol-nowadeba-dezamet,", StringComparison.Ordinal)).Replace("pol-nowadeba-dezamet", "pol-dezamet", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(At("factories.csv"), [factories[0], twin]);

        var both = await Task.WhenAll(
            Run(starter.Program.Settings, "import", folder.FullName, "--dry-run"),
            Run(starter.Program.Settings, "import", folder.FullName, "--dry-run", "--not-duplicate-of", "pol-nowadeba-dezamet"));

        Assert.Equal(1, both[0].Code);
        Assert.Contains("factories.csv:2: id: Looks like pol-nowadeba-dezamet, which is registered (same name: 'Dezamet'", both[0].Output, StringComparison.Ordinal);
        Assert.True(both[1].Code == 0, both[1].Output);
    }

    [Fact]
    public async Task Import_into_a_register_that_holds_records_does_nothing_where_it_shall_be_empty()
    {
        var (code, output) = await Run(starter.Program.Settings, "import", Workbench.StarterData, "--if-empty");

        Assert.Equal(0, code);
        Assert.Equal("The register already has records; nothing was imported.", output.Trim());
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "no-such-folder")]
    [InlineData("import", ".", "--quickly")]
    [InlineData("import", ".", "--releasable-to", "Mars")]
    [InlineData("import", ".", "--not-duplicate-of", "Mesko, Radom")]
    [InlineData("import", ".", "--not-duplicate-of")]
    [InlineData("export")]
    [InlineData("export", "a", "b")]
    [InlineData("export", "--all")]
    public async Task Wrong_command_line_gets_the_usage(params string[] arguments)
    {
        var (code, output) = await Run(starter.Program.Settings, arguments);

        Assert.Equal(2, code);
        Assert.Contains($"Usage: {arguments[0]} <folder|zip>", output, StringComparison.Ordinal);
    }

    private string At(string file) => Path.Combine(folder.FullName, file);

    private static async Task<(int Code, string Output)> Run(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var program = ProgramProcess.Start(arguments, settings);
        return (await program.WaitForExitAsync(), program.Output);
    }
}
