using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import.FieldCases;

/// <summary>
/// An export of the morning came back in the evening, and what a colleague had put right in between was gone (case 26). A stock was imported and seen by nobody
/// else, and sending it again for NATO changed nothing (case 18).
/// </summary>
public sealed class StaleImportTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Works = "pol-nowadeba-dezamet";

    [Theory]
    [InlineData("lines", false)]
    [InlineData("lines", true)]
    [InlineData("zip", false)]
    [InlineData("zip", true)]
    [InlineData("file", false)]
    public async Task A_record_that_was_changed_after_the_export_is_rejected_unless_the_sender_insists(string form, bool insists)
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);
        var lines = Encoding.UTF8.GetString(await ministry.GetByteArrayAsync("api/v1/exports/json-lines")).Split('\n');
        var zip = await ministry.GetByteArrayAsync("api/v1/exports");
        var before = (string)(await ministry.Get($"api/v1/factories/{Works}")).Json["name"]!;
        var changed = $"{before} (changed, {form}, {insists})";
        await Rename(ministry, changed);

        var query = insists ? "overwrite=true" : "";
        var position = (string)JsonNode.Parse(lines[0])!["record"]!["position"]!;
        var answer = form switch
        {
            "lines" => await ministry.Import($"?{query}", JobClient.JsonLines, Encoding.UTF8.GetBytes($"{lines[0]}\n{lines.First(line => line.Contains($"\"id\":\"{Works}\"", StringComparison.Ordinal))}")),
            "zip" => await ministry.Import($"?{query}", "application/zip", zip),
            _ => await ministry.Import($"?file=factories.csv&position={position}&{query}", "text/csv", Entry(zip, "factories.csv")),
        };

        Assert.Equal(("succeeded", insists ? 0 : 1, insists ? 1 : 0), (answer.Json.State(), answer.Json.Rows().Rejected, answer.Json.Rows().Replaced));
        Assert.Equal(insists ? before : changed, (string?)(await ministry.Get($"api/v1/factories/{Works}")).Json["name"]);
        if (!insists)
        {
            var fault = Assert.Single(await ministry.Faults(answer));
            Assert.Equal("changed-since", fault.Code);
            Assert.Matches(@"^Changed \(/name\) by POL:\S+ at ", fault.Detail);
        }

        await Rename(ministry, before);
    }

    [Fact]
    public async Task An_export_that_nobody_changed_meanwhile_goes_in_with_what_its_sender_changed()
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);
        var lines = Encoding.UTF8.GetString(await ministry.GetByteArrayAsync("api/v1/exports/json-lines")).Split('\n');
        var line = JsonNode.Parse(lines.First(each => each.Contains($"\"id\":\"{Works}\"", StringComparison.Ordinal)))!;
        var before = (string)line["record"]!["name"]!;
        line["record"]!["name"] = "Edited at leisure";

        var answer = await ministry.Import("", JobClient.JsonLines, Encoding.UTF8.GetBytes($"{lines[0]}\n{line.ToJsonString()}"));

        Assert.Equal((1, 0, 1, 0, 0), answer.Json.Rows());
        await Rename(ministry, before);
    }

    [Fact]
    public async Task What_is_seen_by_nobody_else_says_so_and_is_released_when_it_is_sent_again_for_others()
    {
        var file = "item_code,scope,metric,value,unit,as_of,source,source_url,source_date,confidence,notes\n155-HE,POL,on_hand,99999,round,2026-10,Own: t,,2026-10,reported,\n";
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor);
        using var ally = starter.Program.ClientOf("USA", Role.Reader);

        var first = await ministry.ImportFile("?file=stock.csv", file);
        var id = (string)Assert.Single(await ministry.Results(first.Job()))["id"]!;
        var hidden = await ally.Get($"api/v1/stocks/{id}");
        var again = await ministry.ImportFile("?file=stock.csv", file);
        var released = await ministry.ImportFile("?file=stock.csv&releasableTo=NATO", file);

        Assert.Equal("1 new record is released to nobody but POL; releasableTo in the request or releasable_to in a row releases them.", (string?)first.Json["message"]);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal((1, 1), (again.Json.Rows().Unchanged, released.Json.Rows().Replaced));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await ally.Get($"api/v1/stocks/{id}")).Status);
    }

    [Theory]
    [InlineData("?file=stock.csv", "text/csv; charset=windows-1250", "windows-1250")]
    [InlineData("", "application/jsonl; charset=utf-16", "utf-16")]
    public async Task A_character_set_that_is_not_read_is_refused(string query, string type, string charset)
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor);

        var answer = await ministry.PostBody(query, type, [65]);

        Assert.Equal((System.Net.HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (answer.Status, answer.Code));
        Assert.Contains($"The character set '{charset}' is not read.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_of_an_export_begins_with_the_mark_of_its_character_set()
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Reader);
        using var zip = new ZipArchive(new MemoryStream(await ministry.GetByteArrayAsync("api/v1/exports")));

        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var start = new byte[3];
            await using var file = entry.Open();
            await file.ReadExactlyAsync(start);
            Assert.Equal(Encoding.UTF8.GetPreamble(), start);
        }
    }

    private static async Task Rename(HttpClient ministry, string name)
    {
        var read = await ministry.Get($"api/v1/factories/{Works}");
        var body = read.Json;
        body["name"] = name;
        var put = await ministry.Put($"api/v1/factories/{Works}", body, read.ETag);
        Assert.True(put.Status == System.Net.HttpStatusCode.OK, put.ToString());
    }

    private static byte[] Entry(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var content = new MemoryStream();
        using var entry = archive.GetEntry(name)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
