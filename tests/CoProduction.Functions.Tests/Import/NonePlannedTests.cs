using System.IO.Compression;
using System.Text;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Rows of expansions.csv that state that nothing further is planned for a line.</summary>
public sealed class NonePlannedTests : IAsyncLifetime
{
    private const string Header = "factory_id,effective_date,new_rate_per_month,delta_per_month,funding_status,date_precision,source,source_url,source_date,confidence,notes";
    private const string Scranton = "usa-scranton-aap,,,,none-planned,,Army: Budget,,2026-03,reported,No further line";

    private Workbench? bench;

    private Workbench It => bench!;

    public async ValueTask InitializeAsync() => bench = await Workbench.WithStarterData();

    public async ValueTask DisposeAsync() => await It.DisposeAsync();

    [Fact]
    public async Task A_row_says_who_says_so_beside_the_plans_that_come()
    {
        await It.Accept(("expansions.csv", $"{Header}\n{Scranton}\nusa-scranton-aap,2027-01,100,,funded,reported,Army,,,reported,\n"));

        var line = await Line("usa-scranton-aap");
        Assert.Equal(("Army", "Budget", "2026-03", "No further line"), (line.NonePlanned!.Publisher, line.NonePlanned.Title, line.NonePlanned.Date?.Text, line.NonePlanned.Notes));
        Assert.Equal("x1", Assert.Single(line.Plans).Id.Value);
    }

    [Fact]
    public async Task A_file_ends_no_statement_and_no_promise_that_it_does_not_name()
    {
        var promised = (await Line("usa-mesquite-upl")).Plans;
        await It.Accept(("expansions.csv", $"{Header}\n{Scranton}\nusa-mesquite-upl,,,,none-planned,,Army,,,reported,\n"));
        Assert.Equal(promised, (await Line("usa-mesquite-upl")).Plans);

        await It.Accept(("expansions.csv", $"{Header}\nusa-mesquite-upl,2029-01,31000,,funded,reported,Army,,,reported,\n"));

        Assert.NotNull((await Line("usa-mesquite-upl")).NonePlanned);
        Assert.Equal(promised.Count + 1, (await Line("usa-mesquite-upl")).Plans.Count);
        Assert.NotNull((await Line("usa-scranton-aap")).NonePlanned);
    }

    [Fact]
    public async Task A_factory_that_is_imported_again_without_its_plans_keeps_the_statement()
    {
        await It.Accept(("expansions.csv", $"{Header}\n{Scranton}\n"));
        var factories = await File.ReadAllTextAsync(Path.Combine(Workbench.StarterData, "factories.csv"));

        await It.Accept(("factories.csv", factories.Replace("Scranton Army Ammunition Plant", "Scranton AAP", StringComparison.Ordinal)));

        Assert.NotNull((await Line("usa-scranton-aap")).NonePlanned);
        Assert.Equal("Scranton AAP", (await It.Read()).Factories.Single(factory => factory.Id.Value == "usa-scranton-aap").Name);
    }

    [Fact]
    public async Task It_is_written_as_a_row_after_the_plans_of_its_line()
    {
        await using var empty = await Workbench.Create();
        const string Factories =
            "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n"
            + "pol-two,Two,PGZ,POL,Radom,51.40,21.15,AAA,component,body,100,,2025,operating,A,,,reported,reported,\n"
            + "pol-two,Two,PGZ,POL,Radom,51.40,21.15,AAA,component,fuze,,,,operating,A,,,reported,reported,\n";
        var expansions = $"{Header},item_code,stage\n"
            + "pol-two,2027-01,200,,funded,reported,A,,,reported,,AAA,body\n"
            + "pol-two,,,,none-planned,,B: c,,2026,estimate,n,AAA,body\n"
            + "pol-two,,,,none-planned,,B,,,recalled,,AAA,fuze\n";
        await empty.Accept(
            ("partners.csv", "code,name,theater,memberships\nPOL,Poland,europe,\n"),
            ("components.csv", "code,name,family,kind,unit,notes\nAAA,A,drone,component,each,\n"),
            ("factories.csv", Factories),
            ("expansions.csv", expansions));

        await using var zip = new ZipArchive(new MemoryStream(await empty.Export()));
        using var reader = new StreamReader(zip.GetEntry("expansions.csv")!.Open(), Encoding.UTF8);
        Assert.Equal(expansions, await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData("2027-01,,,none-planned,", "effective_date")]
    [InlineData(",100,,none-planned,", "new_rate_per_month")]
    [InlineData(",,100,none-planned,", "delta_per_month")]
    [InlineData(",,,none-planned,reported", "date_precision")]
    public async Task A_date_or_rate_of_what_is_not_planned_is_named(string cells, string column)
    {
        var fault = Assert.Single(await It.Reject(("expansions.csv", $"{Header}\nusa-scranton-aap,{cells},Army,,,reported,\n")));

        Assert.Equal(
            ("expansions.csv", 2, column, "Must be empty where funding_status is none-planned. A change that is planned has a row of its own, with the status it has."),
            (fault.File, fault.Line, fault.Column, fault.Message));
    }

    [Theory]
    [InlineData("id", "x1")]
    [InlineData("ramp_months", "6")]
    [InlineData("history", "2026-03-31/2027-12/500//funded")]
    public async Task Neither_an_id_nor_a_ramp_nor_a_history_has_what_is_not_planned(string column, string value)
    {
        var fault = Assert.Single(await It.Reject(("expansions.csv", $"{Header},{column}\n{Scranton},{value}\n")));

        Assert.Equal((2, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData(Scranton, "funding_status", "Line 2 says this of the same line already.")]
    [InlineData("usa-nowhere,,,,none-planned,,Army,,,reported,", "factory_id", "usa-nowhere is no factory in the register or in this import.")]
    [InlineData("usa-mesquite-upl,,,,none-planned,,,,,reported,", "source", "Must not be empty.")]
    [InlineData(
        "usa-mesquite-upl,2027-01,,,nothing,reported,Army,,,reported,", "funding_status",
        "Use one of: proposed, announced, funded, contracted, building, commissioned, cancelled. Or none-planned if nothing further is planned.")]
    public async Task What_is_wrong_with_a_statement_is_named(string row, string column, string message)
    {
        var fault = Assert.Single(await It.Reject(("expansions.csv", $"{Header}\n{Scranton}\n{row}\n")));

        Assert.Equal((3, column, message), (fault.Line, fault.Column, fault.Message));
    }

    private async Task<Line> Line(string factory) => (await It.Read()).Factories.Single(one => one.Id.Value == factory).Lines.Single();
}
