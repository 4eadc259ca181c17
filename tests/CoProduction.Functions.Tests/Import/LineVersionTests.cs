using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>JSON lines that name the version of the record that they replace (<c>eTag</c>).</summary>
public sealed class LineVersionTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private HttpClient Client => examples.Client;

    [Fact]
    public async Task Line_replaces_only_the_version_that_it_names()
    {
        var (stale, fresh) = (await Added("pol-version-1"), await Added("pol-version-2"));
        await Client.Put("api/v1/factories/pol-version-1", JobLines.FactoryBody("pol-version-1", "Changed by a colleague"), "*");

        var rows = await Client.ImportLines(
            JobLines.Of("factories", JobLines.FactoryBody("pol-version-1", "Imported"), stale),
            JobLines.Of("factories", JobLines.FactoryBody("pol-version-2", "Imported"), fresh));

        Assert.Equal(["/eTag changed-since", "replaced"], rows.Select(row => row.Outcome()));
        Assert.Equal(("rejected", "pol-version-1"), ((string?)rows[0]["outcome"], (string?)rows[0]["id"]));
        Assert.Matches(
            @"^The record is in another version than this\. Changed \(/name\) by POL:\S+ at [0-9T:Z-]+\. It stays as it is now", (string?)rows[0]["faults"]![0]!["detail"]);
        Assert.Equal("Changed by a colleague", await NameOf("pol-version-1"));
        Assert.Equal("Imported", await NameOf("pol-version-2"));
    }

    [Fact]
    public async Task Version_of_a_record_that_is_not_there_adds_nothing_and_says_who_removed_it()
    {
        await Client.ImportLines(JobLines.Of("stocks", JobLines.StockBody("pol-version-gone")));
        var gone = (await Client.Get("api/v1/stocks/pol-version-gone")).ETag;
        await Client.Delete("api/v1/stocks/pol-version-gone", gone);

        var rows = await Client.ImportLines(
            JobLines.Of("stocks", JobLines.StockBody("pol-version-gone"), gone), JobLines.Of("stocks", JobLines.StockBody("pol-version-never"), gone));

        Assert.Equal(["/eTag changed-since", "/eTag changed-since"], rows.Select(row => row.Outcome()));
        Assert.Matches(@"^There is no stock pol-version-gone, .* Removed by POL:\S+ at ", (string?)rows[0]["faults"]![0]!["detail"]);
        Assert.Equal(
            "There is no stock pol-version-never, or you may not see it, so this is no version of it. Leave the ETag out to add the record.", (string?)rows[1]["faults"]![0]!["detail"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/stocks/pol-version-gone")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/stocks/pol-version-never")).Status);
    }

    [Fact]
    public async Task Version_is_named_as_the_feed_or_a_compressed_answer_gives_it()
    {
        var compressed = (await Added("pol-version-coded")).Insert(33, ";br");
        var position = await Position();
        await Added("pol-version-fed");
        var change = (await Client.Get($"api/v1/changes?since={position}")).Json["items"]!.AsArray().Single(change => (string?)change!["id"] == "pol-version-fed")!;

        var rows = await Client.ImportLines(
            JobLines.Of("factories", JobLines.FactoryBody("pol-version-coded", "Imported"), compressed),
            JobLines.Of("factories", JobLines.FactoryBody("pol-version-fed", "Imported"), (string?)change["eTag"]));

        Assert.Equal(["replaced", "replaced"], rows.Select(row => row.Outcome()));
    }

    /// <summary>An earlier line makes another version, in a dry run too.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?dryRun=true")]
    public async Task Two_lines_cannot_replace_the_same_version(string query)
    {
        var id = $"pol-version-twice{query.Length}";
        var etag = await Added(id);

        var job = (await Client.PostBody(query, JobClient.JsonLines, Encoding.UTF8.GetBytes(string.Join('\n', new[] { "First", "Second" }
            .Select(name => JobLines.Of("factories", JobLines.FactoryBody(id, name), etag)))))).Job();
        await Client.End(job);

        Assert.Equal(["replaced", "/eTag changed-since"], (await Client.Results(job)).Select(row => row.Outcome()));
        Assert.Equal(query.Length == 0 ? "First" : JobLines.Unlike(id), await NameOf(id));
    }

    /// <summary>The position says when the file was exported; the ETag says that its sender knows of what came later.</summary>
    [Fact]
    public async Task Present_version_counts_more_than_the_position_of_the_export()
    {
        var position = await Position();
        var (first, second) = (await Added("pol-version-late-1"), await Added("pol-version-late-2"));
        var exported = new JsonObject { ["kind"] = "snapshot", ["record"] = new JsonObject { ["position"] = position } }.ToJsonString();

        var rows = await Client.ImportLines(
            exported,
            JobLines.Of("factories", JobLines.FactoryBody("pol-version-late-1", "Imported")),
            JobLines.Of("factories", JobLines.FactoryBody("pol-version-late-2", "Imported"), second),
            JobLines.Deletion("factories", "pol-version-late-1"),
            JobLines.Deletion("factories", "pol-version-late-1", first));

        Assert.Equal(["/record changed-since", "replaced", " changed-since", "deleted"], rows.Select(row => row.Outcome()));
    }

    [Fact]
    public async Task Faults_of_a_version_are_told_with_all_others()
    {
        var body = JobLines.FactoryBody("pol-version-faulty");
        body["name"] = null;
        var lines = new[] { "5f2b", "W/\"5f2b\"", "*", "\"5f2b\", \"6a3c\"" }.Select(etag => JobLines.Of("factories", body, etag))
            .Append("""{"kind":"factory","record":null,"eTag":7,"etag":"\"5f2b\""}""");

        var rows = await Client.ImportLines(lines);

        Assert.All(rows.SkipLast(1), row => Assert.Equal(["/eTag invalid-value", "/record/name required"], Faults(row)));
        Assert.Equal(["/etag unknown-property", "/eTag wrong-type", "/record required"], Faults(rows[^1]));
        Assert.Equal("Must be an ETag with its quotes, as GET and the change feed return it: \"5f2b…\".", (string?)rows[0]["faults"]![0]!["detail"]);
    }

    private static IEnumerable<string> Faults(JsonNode row) => row["faults"]!.AsArray().Select(fault => $"{(string?)fault!["pointer"]} {(string?)fault["code"]}");

    private async Task<string> Added(string id)
    {
        var answer = await Client.Post("api/v1/factories", JobLines.FactoryBody(id));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        return answer.ETag;
    }

    private async Task<string?> NameOf(string id) => (string?)(await Client.Get($"api/v1/factories/{id}")).Json["name"];

    private async Task<string> Position()
    {
        var lines = (await Client.Get("api/v1/exports/json-lines")).Text;
        return (string)JsonNode.Parse(lines[..lines.IndexOf('\n', StringComparison.Ordinal)])!["record"]!["position"]!;
    }
}
