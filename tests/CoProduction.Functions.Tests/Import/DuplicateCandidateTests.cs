using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Import;

/// <summary>How imports treat new sites that look like registered ones.</summary>
public sealed class DuplicateCandidateTests
{
    private const string Mro =
        "id,name,operator,partner_code,town,lat,lon,platforms,capability_level,throughput,status,source,source_url,source_date,confidence,notes\n";

    private const string Factories =
        "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    private const string Twin = "pol-deba-shells,Dezamet S.A.,Dezamet,POL,Nowa Deba,,,155-HE,product,complete,,,,operating,A,,,reported,reported,\n";

    [Fact]
    public async Task Each_new_site_that_looks_like_a_registered_one_is_a_fault_that_says_why()
    {
        await using var bench = await Workbench.WithStarterData();

        var faults = await bench.Reject(
            ("factories.csv", Factories + "pol-other,Other,PGZ,POL,Radom,,,155-HE,product,complete,,,,operating,A,,,reported,reported,\n" + Twin),
            ("mro.csv", Mro + "kor-drydock,Hanwha Ocean (Geoje),Hanwha,KOR,Geoje,,,US Navy ships,depot,,operating,A,,,reported,\n"));

        Assert.Equal(
            ["factories.csv 3 id pol-deba-shells", "mro.csv 2 id kor-drydock"], faults.Select(fault => $"{fault.File} {fault.Line} {fault.Column} {fault.Value}"));
        Assert.Equal(
            "Looks like pol-nowadeba-dezamet, which is registered (name 100 % alike: 'Dezamet S.A.' and 'Dezamet', operator 90 % alike: 'Dezamet' and "
            + "'PGZ Dezamet', same town: 'Nowa Deba' and 'Nowa Dęba'). Use the registered id, or name all of these ids in notDuplicateOf where this is another site.",
            faults[0].Message);
    }

    [Fact]
    public async Task A_new_site_passes_where_the_import_names_what_it_looks_like()
    {
        await using var bench = await Workbench.WithStarterData();

        Assert.IsType<ImportOutcome.Rejected>(await Import(bench, "pol-skarzysko-mesko"));
        var accepted = Assert.IsType<ImportOutcome.Accepted>(await Import(bench, "pol-nowadeba-dezamet", "pol-unheard-of"));

        Assert.Equal(1, accepted.Report.Added);
    }

    [Fact]
    public async Task A_registered_id_is_a_replacement_whatever_the_site_looks_like()
    {
        await using var bench = await Workbench.WithStarterData();

        var report = await bench.Accept(("factories.csv", Factories + Twin.Replace("pol-deba-shells", "pol-skarzysko-mesko", StringComparison.Ordinal)));

        Assert.Equal((0, 1), (report.Added, report.Replaced));
    }

    [Fact]
    public async Task Sites_of_one_import_are_not_held_against_each_other()
    {
        await using var bench = await Workbench.Create();

        var report = await bench.Accept(
            ("partners.csv", await Text("partners.csv")),
            ("products.csv", await Text("products.csv")),
            ("factories.csv", Factories + Twin + Twin.Replace("pol-deba-shells", "pol-deba-more-shells", StringComparison.Ordinal)));

        Assert.Equal(2, report.Files.Single(file => file.File == "factories.csv").Added);
    }

    private static async Task<ImportOutcome> Import(Workbench bench, params string[] notDuplicateOf)
    {
        using var package = Workbench.Zip(("factories.csv", Factories + Twin));
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1), notDuplicateOf.ToHashSet());
        return await bench.Get<Importer>().Import(package, terms, null, default);
    }

    private static Task<string> Text(string file) => File.ReadAllTextAsync(Path.Combine(Workbench.StarterData, file));
}
