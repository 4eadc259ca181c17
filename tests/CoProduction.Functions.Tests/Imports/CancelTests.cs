using System.Globalization;
using System.Net;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>Jobs that are told to stop while they run.</summary>
public sealed class CancelTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private const string Header = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    private readonly HttpClient client = examples.Client;

    [Fact]
    public async Task Lines_stop_between_two_batches_and_what_was_written_stays()
    {
        var job = (await client.PostLines(Enumerable.Range(0, 3_000).Select(n => JobLines.Factory($"pol-stop-{n}")))).Job();
        await client.Until(job, now => now.Rows().Done > 0);

        var answer = await client.Ask(HttpMethod.Post, $"{job}/cancel", null);
        var ended = await client.End(job);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("cancelled", ended.State());
        var done = ended.Rows().Done;
        Assert.InRange(done, 200, 2_800);
        Assert.Equal(done, (await client.Results(job)).Count);
        Assert.Equal(1, await client.Revisions($"factories/pol-stop-{done - 1}"));
        Assert.Equal(0, await client.Revisions($"factories/pol-stop-{done}"));
        Assert.Equal(HttpStatusCode.OK, (await client.Ask(HttpMethod.Post, $"{job}/cancel", null)).Status);
    }

    [Fact]
    public async Task Files_stop_until_they_are_decided_on_and_not_after()
    {
        var rows = new StringBuilder(Header);
        for (var n = 0; n < 8_000; n++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"pol-all-{n},Works,PGZ,POL,Radom,51.40,21.15,155-PRIMER,component,primer,1,,2025,operating,Ministry,,,reported,reported,\n");
        }

        var body = Encoding.UTF8.GetBytes(rows.ToString());
        var early = (await client.PostBody("?file=factories.csv", "text/csv", body, ("Prefer", "respond-async"))).Job();
        var answer = await client.Ask(HttpMethod.Post, $"{early}/cancel", null);
        var stopped = await client.End(early);
        var late = (await client.PostBody("?file=factories.csv", "text/csv", body, ("Prefer", "respond-async"))).Job();
        await client.Until(late, now => now["files"] is not null);
        var refused = await client.Ask(HttpMethod.Post, $"{late}/cancel", null);
        var ended = await client.End(late);

        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Accepted, answer.ToString());
        Assert.Equal("cancelled", stopped.State());
        Assert.Equal((HttpStatusCode.Conflict, "too-late"), (refused.Status, refused.Code));
        Assert.Equal(("succeeded", (8_000, 8_000, 0, 0, 0)), (ended.State(), ended.Rows()));
        Assert.Equal(8_000, (await client.Results(late, "?outcome=added&pageSize=500")).Count);
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
