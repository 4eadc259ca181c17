using System.IO.Compression;
using System.Text;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The file coverage.csv, and the columns succeeded_by of products and includes of baselines.</summary>
public sealed class FactColumnTests : IAsyncLifetime
{
    private const string Products = "code,name,family,unit,notes,succeeded_by";
    private const string Baselines = "product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes";
    private const string Coverage = "item_code,scope,as_of,source,source_url,source_date,confidence,notes";

    private Workbench? bench;

    private Workbench It => bench!;

    public async ValueTask InitializeAsync()
    {
        bench = await Workbench.Create();
        await It.Accept(
            ("release.csv", "releasable_to\neveryone\n"),
            ("partners.csv", "code,name,theater,memberships\nPOL,Poland,europe,\n"),
            ("products.csv", $"{Products}\nOLD,O,drone,each,,NEW\nNEW,N,drone,each,,\nOTHER,P,patriot,each,,\n"),
            ("components.csv", "code,name,family,kind,unit,notes\nPART,P,drone,component,each,\n"),
            ("baselines.csv", $"{Baselines},includes\nOLD,POL,baseline,5,2025,A,,,reported,,\nOLD,ALLIED,baseline,9,2025,A,,,reported,,pol-old-baseline-2025\n"));
    }

    public async ValueTask DisposeAsync() => await It.DisposeAsync();

    [Fact]
    public async Task All_of_it_comes_out_as_it_went_in()
    {
        var coverage = $"{Coverage},id,releasable_to\n"
            + "PART,EU,,A: b,,2025,estimate,\"says \"\"all\"\"\",,everyone\n"
            + "OLD,POL,2025-07,A,,,reported,,,POL\n"
            + "OLD,POL,2026-07,A,,,reported,,,POL\n"
            + "NEW,POL,,B,,,recalled,,pol-own,POL\n";
        await It.Accept(("coverage.csv", coverage));

        Assert.Equal(["eu-part-coverage", "pol-old-coverage", "pol-old-coverage-n2", "pol-own"], (await It.Read()).Coverages.Select(one => one.Id.Value));
        Assert.Equal(
            $"{Coverage},id,releasable_to\n"
                + "PART,EU,,A: b,,2025,estimate,\"says \"\"all\"\"\",eu-part-coverage,everyone\n"
                + "NEW,POL,,B,,,recalled,,pol-own,POL\n"
                + "OLD,POL,2025-07,A,,,reported,,pol-old-coverage,POL\n"
                + "OLD,POL,2026-07,A,,,reported,,pol-old-coverage-n2,POL\n",
            await Exported("coverage.csv"));
        Assert.Equal($"{Products}\nNEW,N,drone,each,,\nOLD,O,drone,each,,NEW\nOTHER,P,patriot,each,,\n", await Exported("products.csv"));
        Assert.Equal(
            $"{Baselines},includes\nOLD,ALLIED,baseline,9,2025,A,,,reported,,pol-old-baseline-2025\nOLD,POL,baseline,5,2025,A,,,reported,,\n",
            await Exported("baselines.csv"));
    }

    [Fact]
    public async Task A_file_without_the_column_keeps_what_is_stated_and_an_empty_cell_takes_it_back()
    {
        await It.Accept(
            ("products.csv", $"{Products[..^",succeeded_by".Length]}\nOLD,Another name,drone,each,\n"),
            ("baselines.csv", $"{Baselines}\nOLD,ALLIED,baseline,10,2025,A,,,reported,\n"));
        Assert.Equal(("NEW", 1), await Stated());

        await It.Accept(
            ("products.csv", $"{Products}\nOLD,Another name,drone,each,,\n"),
            ("baselines.csv", $"{Baselines},includes\nOLD,ALLIED,baseline,10,2025,A,,,reported,,\n"));
        Assert.Equal((null, 0), await Stated());
    }

    [Fact]
    public async Task A_row_may_name_what_a_later_row_states()
    {
        await It.Accept(
            ("products.csv", $"{Products}\nFIRST,F,drone,each,,SECOND\nSECOND,S,drone,each,,\n"),
            ("baselines.csv", $"{Baselines},includes\nNEW,EU,baseline,9,2025,A,,,reported,,eu-new-capacity-2025;pol-old-baseline-2025\nNEW,EU,capacity,4,2025,A,,,reported,,\n"));

        Assert.Equal(2, (await It.Read()).Baselines.Single(one => one.Id.Value == "eu-new-baseline-2025").Includes.Count);
    }

    [Theory]
    [InlineData("products.csv", Products + "\nXX,X,drone,each,,NOPE\n", 2, "succeeded_by", "NOPE is the code of no product in the register or in this import.")]
    [InlineData("products.csv", Products + "\nXX,X,drone,each,,PART\n", 2, "succeeded_by", "Must be a product; PART is a component.")]
    [InlineData("products.csv", Products + "\nXX,X,drone,each,,OTHER\n", 2, "succeeded_by", "Must be of the family drone; OTHER is of the family patriot.")]
    [InlineData("products.csv", Products + "\nXX,X,drone,each,,XX\n", 2, "succeeded_by", "XX cannot be the successor of itself.")]
    [InlineData("products.csv", Products + "\nXX,X,drone,each,,OLD\nNEW,N,drone,each,,XX\n", 2, "succeeded_by", "The successors would have a cycle: XX > OLD > NEW > XX.")]
    [InlineData("products.csv", Products + "\nNEW,N,patriot,each,,\n", 2, "family", "OLD names NEW as its successor, which must be a product of the family drone.")]
    [InlineData("products.csv", "code,name,family,unit,notes\nOLD,O,patriot,each,\n", 2, "family", "NEW is its successor and of the family drone.")]
    [InlineData("components.csv", "code,name,family,kind,unit,notes,succeeded_by\n", 1, "succeeded_by", "Is not a column of this file; its columns are code, name, family, kind, unit, notes, other_units, energy_intensive, releasable_to, retired.")]
    [InlineData("baselines.csv", Baselines + ",includes\nOLD,EU,baseline,9,2025,A,,,reported,,pol-nothing\n", 2, "includes", "pol-nothing is no baseline in the register or in this import.")]
    [InlineData("baselines.csv", Baselines + ",includes\nOLD,EU,baseline,9,2025,A,,,reported,,eu-old-baseline-2025\n", 2, "includes", "eu-old-baseline-2025 cannot include itself.")]
    [InlineData("baselines.csv", Baselines + ",includes\nOLD,EU,baseline,9,2025,A,,,reported,,pol-old-baseline-2025;pol-old-baseline-2025\n", 2, "includes", "Must not name a baseline twice.")]
    [InlineData("baselines.csv", Baselines + ",includes\nOLD,POL,baseline,5,2025,A,,,reported,,allied-old-baseline-2025\n", 2, "includes", "The baseline would include itself: pol-old-baseline-2025 > allied-old-baseline-2025 > pol-old-baseline-2025.")]
    [InlineData("coverage.csv", Coverage + "\nOLD,company:Nammo,,A,,,reported,\n", 2, "scope", "Must not be a company: a statement is about the makers of a partner, of the EU or of all allies.")]
    [InlineData("coverage.csv", Coverage + "\nNOPE,POL,,A,,,reported,\n", 2, "item_code", "NOPE is the code of no product or component in the register or in this import.")]
    [InlineData("coverage.csv", Coverage + "\nOLD,FRA,,A,,,reported,\n", 2, "scope", "FRA is no partner in the register or in this import.")]
    [InlineData("coverage.csv", Coverage + "\nOLD,POL,July,A,,,reported,\n", 2, "as_of", "A date is a year, a half, a quarter, a month, a day or a span of years: 2024, 2024-H1, 2024-Q3, 2024-07, 2024-07-20 or 2024-2025.")]
    [InlineData("coverage.csv", Coverage + ",id\nOLD,POL,,A,,,reported,,eu-x\n", 2, "id", "The id of a figure of POL begins with 'pol-'.")]
    [InlineData("coverage.csv", Coverage + "\nOLD,POL,,A,,,reported,\nOLD,POL,,A,,,reported,\n", 3, "source", "Line 2 is equal to this one; give each row an id if both are meant.")]
    public async Task What_is_wrong_is_named_by_file_line_and_column(string file, string text, int line, string column, string message)
    {
        var fault = Assert.Single(await It.Reject((file, text)));

        Assert.Equal((file, line, column, message), (fault.File, fault.Line, fault.Column, fault.Message));
    }

    private async Task<(string? Successor, int Included)> Stated()
    {
        var register = await It.Read();
        return (
            register.Items.Single(item => item.Code.Value == "OLD").SucceededBy?.Value,
            register.Baselines.Single(baseline => baseline.Id.Value == "allied-old-baseline-2025").Includes.Count);
    }

    private async Task<string> Exported(string file)
    {
        await using var zip = new ZipArchive(new MemoryStream(await It.Export()));
        using var reader = new StreamReader(zip.GetEntry(file)!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
