using System.Globalization;
using System.Net;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Jobs that are cancelled while they run.</summary>
public sealed class CancelTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private const string Header = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    private const int Rows = 60;

    private readonly HttpClient client = examples.Client;

    [Fact]
    public async Task Lines_stop_between_two_batches_and_what_was_written_stays()
    {
        // A line that replaces an earlier one begins a new batch; here each batch has two lines.
        string[] lines = [.. new[] { 0, 1, 0, 2, 2 }.Select((site, line) => JobLines.Factory($"pol-stop-{site}", $"Line {line}")), JobLines.Factory("pol-stop-3")];
        using var second = examples.Storage.Hold(asked => asked.Stores("/results/000002.json", "pol-stop-2"));
        var job = (await client.PostLines(lines)).Job();
        await second.Met;

        var answer = await client.Ask(HttpMethod.Post, $"{job}/cancel", null);
        second.LetGo();
        var ended = await client.End(job);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("cancelled", ended.State());
        Assert.Equal((4, 3, 1, 0, 0), ended.Rows());
        Assert.Equal(4, (await client.Results(job)).Count);
        Assert.Equal(1, await client.Revisions("factories/pol-stop-2"));
        Assert.Equal(0, await client.Revisions("factories/pol-stop-3"));
        Assert.Equal(HttpStatusCode.OK, (await client.Ask(HttpMethod.Post, $"{job}/cancel", null)).Status);
    }

    [Fact]
    public async Task Files_stop_until_they_are_decided_on_and_not_after()
    {
        var rows = new StringBuilder(Header);
        for (var n = 0; n < Rows; n++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"pol-all-{n},Works,PGZ,POL,Radom,51.40,21.15,155-PRIMER,component,primer,1,,2025,operating,Ministry,,,reported,reported,\n");
        }

        var body = Encoding.UTF8.GetBytes(rows.ToString());
        using var turn = examples.Storage.Hold(asked => asked.IsOf("/turn?") && asked.IsOf("comp=lease"));
        var early = (await client.PostBody("?file=factories.csv", "text/csv", body, ("Prefer", "respond-async"))).Job();
        await turn.Met;
        var answer = await client.Ask(HttpMethod.Post, $"{early}/cancel", null);
        var stopped = await client.End(early);
        turn.LetGo();
        using var intent = examples.Storage.Hold(asked => asked.Method == "PUT" && asked.IsOf("/turn") && asked.Body.Length > 0);
        var late = (await client.PostBody("?file=factories.csv", "text/csv", body, ("Prefer", "respond-async"))).Job();
        await intent.Met;
        var decided = await client.Get(late);
        var refused = await client.Ask(HttpMethod.Post, $"{late}/cancel", null);
        intent.LetGo();
        var ended = await client.End(late);

        Assert.Equal((HttpStatusCode.Accepted, "running"), (answer.Status, answer.Json.State()));
        Assert.Equal(("cancelled", (0, 0, 0, 0, 0)), (stopped.State(), stopped.Rows()));
        Assert.NotNull(decided.Json["files"]);
        Assert.Equal((HttpStatusCode.Conflict, "too-late"), (refused.Status, refused.Code));
        Assert.Equal(("succeeded", (Rows, Rows, 0, 0, 0)), (ended.State(), ended.Rows()));
        Assert.Equal(Rows, (await client.Results(late, "?outcome=added&pageSize=500")).Count);
    }

    [Fact]
    public async Task Only_who_may_import_cancels_and_others_partners_see_no_job()
    {
        using var reader = examples.ClientOf("POL", Role.Reader);
        using var other = examples.ClientOf("DEU", Role.Contributor, Role.Coordinator);
        var job = (await client.PostLines(JobLines.Factory("pol-not-by-all"))).Job();

        var byReader = await reader.Ask(HttpMethod.Post, $"{job}/cancel", null);
        var byOther = await other.Ask(HttpMethod.Post, $"{job}/cancel", null);
        var ended = await client.End(job);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (byReader.Status, byReader.Code));
        Assert.Equal(HttpStatusCode.NotFound, byOther.Status);
        Assert.Equal("succeeded", ended.State());
    }
}
