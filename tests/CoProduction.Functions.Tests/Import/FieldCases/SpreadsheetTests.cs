using System.IO.Compression;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import.FieldCases;

/// <summary>
/// Clerks sent what their spreadsheets had made: a damaged zip changed a stock from 1,200 to 9,200, 1.200 rounds became 1.2, emptied rows were 21 faults, and a name
/// that begins with = ran as a formula in whatever opened the export.
/// </summary>
public sealed class SpreadsheetTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Import", "FieldCases", "Spreadsheets");

    [Fact]
    public async Task A_zip_with_one_wrong_byte_is_refused_and_names_the_damaged_file()
    {
        using var clerk = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);

        var answer = await clerk.Import("?dryRun=true", "application/zip", await Sent("damaged.zip"));

        Assert.Equal("rejected", answer.Json.State());
        Assert.Equal([("stock.csv", null, "Is damaged: its CRC-32 does not fit. Pack and send it again.")], await Faults(clerk, answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("Dear register, see our figures.")]
    public async Task What_is_no_zip_is_refused_at_once_however_short_it_is(string sent)
    {
        using var clerk = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);

        var answer = await clerk.Import("?dryRun=true", "application/zip", Encoding.UTF8.GetBytes(sent));

        Assert.Equal("rejected", answer.Json.State());
        Assert.Equal([("(zip)", null, "Is not a zip.")], await Faults(clerk, answer));
    }

    [Fact]
    public async Task A_point_that_may_separate_thousands_is_refused_with_both_readings()
    {
        using var clerk = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);

        var answer = await clerk.Import("?file=factories.csv&dryRun=true", "text/csv", await Sent("thousands-point.csv"));

        Assert.Equal("rejected", answer.Json.State());
        Assert.Equal([("factories.csv", "rate_per_month", "1.200 may be 1,200 or 1.2: write 1200 or 1.2.")], await Faults(clerk, answer));
    }

    [Fact]
    public async Task Emptied_rows_are_passed_over()
    {
        using var clerk = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);

        var answer = await clerk.Import("?file=stock.csv&dryRun=true", "text/csv", await Sent("empty-rows.csv"));

        Assert.True(answer.Json.State() == "succeeded", answer.ToString());
        var file = answer.Json["files"]![0]!;
        Assert.Equal((1, 1), (file["rows"]!.GetValue<int>(), file["added"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("code,name,theater,memberships,,\nTWN,Taiwan,indo-pacific,,,\n", null)]
    [InlineData("code,name,theater,memberships,,\nTWN,Taiwan,indo-pacific,,x,\n", "'x' stands in a column that has no name in the header.")]
    public async Task Columns_without_a_name_are_passed_over_if_they_are_empty(string csv, string? fault)
    {
        using var clerk = starter.Program.ClientOf("TWN", Role.Contributor, Role.Coordinator);

        var answer = await clerk.ImportFile("?file=partners.csv&dryRun=true", csv);

        var faults = await Faults(clerk, answer);
        Assert.DoesNotContain(faults, each => each.Message.Contains("Is not a column", StringComparison.Ordinal));
        Assert.Equal(fault, faults.Select(each => each.Message).FirstOrDefault());
    }

    [Fact]
    public async Task What_a_spreadsheet_leaves_beside_an_open_file_is_ignored()
    {
        using var clerk = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("stock.csv", await Sent("empty-rows.csv")), ("~$stock.csv", [1, 2, 3]) })
            {
                await using var entry = archive.CreateEntry(name).Open();
                await entry.WriteAsync(content);
            }
        }

        var answer = await clerk.Import("?dryRun=true", "application/zip", zip.ToArray());

        Assert.True(answer.Json.State() == "succeeded", answer.ToString());
    }

    [Fact]
    public async Task No_exported_cell_runs_as_a_formula_and_the_export_changes_nothing_when_it_comes_back()
    {
        using var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var job = await ministry.End((await ministry.PostLines(Encoding.UTF8.GetString(await Sent("formula-cells.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries))).Job());
        Assert.True(job.Rows().Rejected == 0, job.ToJsonString());

        var export = await ministry.GetByteArrayAsync("api/v1/exports");

        using var zip = new ZipArchive(new MemoryStream(export));
        using var file = new StreamReader(zip.GetEntry("factories.csv")!.Open());
        var rows = (await file.ReadToEndAsync()).Split('\n').Where(row => row.StartsWith("usa-tst-inj", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("usa-tst-inj,\"'=HYPERLINK(\"\"http://x\"\",\"\"click\"\")\",'@SUM(A1),USA,'+Town,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("usa-tst-inj2,'-2+3,'=1+1|'a'!A1,USA,Town Z,", rows[1], StringComparison.Ordinal);
        var again = await ministry.Import("", "application/zip", export);
        Assert.Equal(("succeeded", 0, 0), (again.Json.State(), again.Json.Rows().Added, again.Json.Rows().Replaced));
        Assert.Equal("-2+3", (string?)(await ministry.Get("api/v1/factories/usa-tst-inj2")).Json["name"]);
    }

    private static Task<byte[]> Sent(string name) => File.ReadAllBytesAsync(Path.Combine(Folder, name));

    private static async Task<IEnumerable<(string? File, string? Column, string Message)>> Faults(HttpClient client, Answer answer) =>
        (await client.Faults(answer)).Select(fault => (fault.File, fault.Column, fault.Detail));
}
