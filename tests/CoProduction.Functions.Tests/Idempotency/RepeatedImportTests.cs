using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>Imports that carry an Idempotency-Key, sent more than once.</summary>
public sealed partial class RepeatedImportTests(ImportedExamples register) : IClassFixture<ImportedExamples>
{
    private const string Partners = "code,name,theater,memberships,releasable_to\n";
    private const string Csv = "text/csv";

    private static readonly string[] Forms = ["lines", "gzip", "zip", "csv"];

    private static int keys;

    private HttpClient Client => register.Client;

    public static TheoryData<string> Jobs => [.. Forms];

    [Fact]
    public async Task Files_that_are_sent_again_are_answered_the_same_and_change_nothing_that_others_changed_since()
    {
        var (key, body) = (Key(), Bytes($"{Partners}SWE,Sweden,europe,NATO,everyone\n"));
        var first = await Send(key, "?file=partners.csv", Csv, body, Wait);
        var sweden = await Client.Get("api/v1/partners/SWE");
        var other = sweden.Json;
        other["name"] = "Kingdom of Sweden";
        await Client.Put("api/v1/partners/SWE", other, sweden.ETag);

        var again = await Send(key, "?file=partners.csv", Csv, body, Wait);

        Assert.Equal((HttpStatusCode.Accepted, 1), (first.Status, first.Json.Rows().Added));
        AssertAgain(first, again);
        Assert.Equal("Kingdom of Sweden", (await Client.Get("api/v1/partners/SWE")).Json["name"]!.GetValue<string>());
        Assert.Equal(2, await Client.Revisions("partners/SWE"));
    }

    [Fact]
    public async Task Files_that_changed_nothing_change_nothing_later_either()
    {
        var body = Bytes($"{Partners}FIN,Finland,europe,NATO,everyone\n");
        await Client.Import("?file=partners.csv", Csv, body);
        var key = Key();
        var first = await Send(key, "?file=partners.csv", Csv, body, Wait);
        await Client.Delete("api/v1/partners/FIN", "*");

        var again = await Send(key, "?file=partners.csv", Csv, body, Wait);

        Assert.Equal(1, first.Json.Rows().Unchanged);
        AssertAgain(first, again);
        Assert.NotNull((await Client.Get("api/v1/partners/FIN")).Json["retired"]);
    }

    [Fact]
    public async Task Dry_run_that_is_sent_again_is_answered_the_same()
    {
        var (key, body) = (Key(), Bytes($"{Partners}ISL,Iceland,europe,NATO,everyone\n"));
        var first = await Send(key, "?file=partners.csv&dryRun=true", Csv, body, Wait);
        await Client.Import("?file=partners.csv", Csv, body);

        AssertAgain(first, await Send(key, "?file=partners.csv&dryRun=true", Csv, body, Wait));
        Assert.Equal(1, first.Json.Rows().Added);
    }

    [Fact]
    public async Task Files_that_are_sent_eight_times_at_once_are_imported_once()
    {
        var (key, zip) = (Key(), Zip($"{Partners}DNK,Denmark,europe,NATO,everyone\n"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(key, "", "application/zip", zip, Wait)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Accepted, 1), (answer.Status, answer.Json.Rows().Added)));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single(answers, answer => !IsReplayed(answer));
        Assert.Equal(1, await Client.Revisions("partners/DNK"));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Job_that_is_sent_again_is_the_same_job_while_it_waits_and_when_it_has_ended(string form)
    {
        var key = Key();
        var first = await Send(key, form, "again");
        var atOnce = await Send(key, form, "again");
        var ended = await Client.End(first.Job());
        var later = await Send(key, form, "again");

        Assert.Equal(HttpStatusCode.Accepted, first.Status);
        AssertAgain(first, atOnce);
        AssertAgain(first, later);
        Assert.Equal("queued", later.Json.State());
        Assert.Equal("succeeded", ended.State());
        Assert.Equal(1, await Client.Revisions($"partners/{Code(form, "again")}"));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Job_that_is_sent_eight_times_at_once_is_one_job(string form)
    {
        var key = Key();
        var before = await Count();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(key, form, "at once")));
        await Client.End(answers[0].Job());

        Assert.Single(answers.Select(answer => (answer.Status, answer.Job(), answer.Headers.Location, answer.Text)).Distinct());
        Assert.Single(answers, answer => !IsReplayed(answer));
        Assert.Equal(before + 1, await Count());
        Assert.Equal(1, await Client.Revisions($"partners/{Code(form, "at once")}"));
    }

    [Theory]
    [InlineData("?file=partners.csv", Csv, "BEL")]
    [InlineData("?file=partners.csv&releasableTo=NATO", Csv, "LUX")]
    [InlineData("?file=goals.csv", Csv, "LUX")]
    [InlineData("", JobClient.JsonLines, "LUX")]
    [InlineData("", "application/zip", "LUX")]
    public async Task Key_with_another_body_or_query_or_form_is_refused_and_nothing_is_done(string query, string type, string code)
    {
        var key = Key();
        Assert.Equal("succeeded", (await Send(key, "?file=partners.csv", Csv, Bytes(Of("LUX")), Wait)).Json.State());
        var before = await Count();

        var answer = await Send(key, query, type, Bytes(Of(code)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (answer.Status, answer.Code));
        Assert.Equal(before, await Count());
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/partners/BEL")).Status);

        static string Of(string code) => $"{Partners}{code},Somewhere,europe,NATO,everyone\n";
    }

    [Fact]
    public async Task Another_name_of_the_same_form_and_another_way_of_sending_it_are_the_same_request()
    {
        var (key, body) = (Key(), Bytes($"{Partners}IRL,Ireland,europe,,everyone\n"));
        var first = await Send(key, "?file=partners.csv", Csv, body, Wait);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports?file=partners.csv")
        {
            Content = new StreamContent(new MemoryStream(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/vnd.ms-excel") } },
            Headers = { { "Idempotency-Key", key }, { Wait.Name, Wait.Value } },
        };
        chunked.Headers.TransferEncodingChunked = true;

        using var again = await Client.SendAsync(chunked);

        Assert.Equal((first.Status, first.Text), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Files_that_were_rejected_stay_so_under_their_key_and_go_in_under_another_once_they_can()
    {
        const string Header = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";
        var (key, body) = (Key(), Bytes($"{Header}pol-late-item,Late,Works of Late,POL,Radom,51.40,21.15,LATE-ITEM,component,primer,1,,2025,operating,Ministry,,,reported,reported,\n"));
        var first = await Send(key, "?file=factories.csv", Csv, body, Wait);
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["kind"], item["materials"]) = ("LATE-ITEM", "component", new JsonArray());
        var added = await Client.Post("api/v1/items", item);

        var again = await Send(key, "?file=factories.csv", Csv, body, Wait);
        var anew = await Send(Key(), "?file=factories.csv", Csv, body, Wait);

        Assert.True(added.Status == HttpStatusCode.Created, added.ToString());
        Assert.Equal("rejected", first.Json.State());
        AssertAgain(first, again);
        Assert.Equal(("succeeded", 1), (anew.Json.State(), anew.Json.Rows().Added));
    }

    [Fact]
    public async Task Bad_key_is_refused_and_nothing_is_started_or_cancelled()
    {
        var job = (await Client.PostLines(JobLines.Examples)).Job();
        var before = await Count();

        Answer[] answers = [await Send(new string('k', 256), "lines", "again"), await Cancel(job, new string('k', 256))];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.BadRequest, "invalid-header"), (answer.Status, answer.Code)));
        Assert.Equal(before, await Count());
        Assert.Equal("succeeded", (await Client.End(job)).State());
    }

    [Fact]
    public async Task Key_is_the_imports_own_and_not_another_requests()
    {
        var key = Key();
        await Client.Ask(HttpMethod.Post, "api/v1/stocks", Asking.Json(ResourceCase.Of("stocks").Example.ToJsonString()), ("Idempotency-Key", key));

        Assert.Equal("idempotency-key-reused", (await Send(key, "lines", "again")).Code);
    }

    [Fact]
    public async Task Cancelling_is_answered_the_same_after_the_job_has_ended()
    {
        // A line that replaces an earlier one begins a batch.
        using var second = register.Storage.Hold(asked => asked.Stores("/results/000002.json", "pol-halt"));
        var (key, job) = (Key(), (await Client.PostLines(Enumerable.Range(0, 3).Select(n => JobLines.Factory("pol-halt", $"Line {n}")))).Job());
        await second.Met;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Cancel(job, key)));
        second.LetGo();
        var ended = await Client.End(job);
        var again = await Cancel(job, key);
        var anew = await Cancel(job, Key());

        var first = Assert.Single(answers, answer => !IsReplayed(answer));
        Assert.Equal((HttpStatusCode.Accepted, "cancelled", 2), (first.Status, ended.State(), ended.Rows().Done));
        Assert.All(answers.Append(again).Except([first]), answer => AssertAgain(first, answer));
        Assert.Equal((HttpStatusCode.OK, "cancelled"), (anew.Status, anew.Json.State()));
        Assert.False(IsReplayed(anew));
    }

    [Fact]
    public async Task Key_of_one_cancelling_is_refused_for_another_and_too_late_is_found_anew()
    {
        var key = Key();
        var job = (await Client.PostLines(JobLines.Examples)).Job();
        await Client.End(job);
        var other = (await Client.PostLines(JobLines.Examples)).Job();

        Assert.Equal("too-late", (await Cancel(job, key)).Code);
        Assert.Equal("too-late", (await Cancel(job, key)).Code);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (await Cancel(other, key)) is var refused ? (refused.Status, refused.Code) : default);
        Assert.Equal("succeeded", (await Client.End(other)).State());
    }
}
