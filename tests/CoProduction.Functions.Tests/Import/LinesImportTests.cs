using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>JSON lines as jobs of the real program.</summary>
public sealed class LinesImportTests(ImportedExamples program) : IClassFixture<ImportedExamples>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task Lines_that_say_what_is_there_already_change_nothing()
    {
        var started = await Client.PostLines(JobLines.Examples);
        var job = await Client.End(started.Job());

        Assert.Equal("queued", started.Json.State());
        Assert.Equal("2", started.Headers.GetValues("Retry-After").Single());
        Assert.StartsWith(new Uri(Client.BaseAddress!, "api/v1/imports/").ToString(), started.Job(), StringComparison.Ordinal);
        Assert.Equal(("succeeded", (JobLines.Examples.Count(), 0, 0, JobLines.Examples.Count(), 0)), (job.State(), job.Rows()));
        Assert.Equal(JobLines.Examples.Count(), job["rows"]!["total"]!.GetValue<int>());
        foreach (var resource in ResourceCase.All)
        {
            Assert.Equal(1, await Client.Revisions($"{resource.Path}/{resource.ExampleId}"));
        }
    }

    [Fact]
    public async Task Lines_of_several_batches_have_a_result_each_and_bad_ones_do_not_stop_the_others()
    {
        // Four batches of at most 200 lines, and two pages of at most 500 results, the first of which ends within a batch.
        var lines = Enumerable.Range(0, 620).Select(n => n % 60 == 30 ? Bad(n / 60) : JobLines.Factory($"pol-many-{n:D4}")).ToArray();

        var job = (await Client.PostLines(lines)).Job();
        var ended = await Client.End(job);
        var results = await Client.Results(job);
        var rejected = await Client.Results(job, "?outcome=rejected&pageSize=3");

        Assert.Equal(("succeeded", (620, 610, 0, 0, 10)), (ended.State(), ended.Rows()));
        Assert.Equal(Enumerable.Range(1, 620), results.Select(row => row["row"]!.GetValue<int>()));
        Assert.All(results, row => Assert.Equal(
            row["row"]!.GetValue<int>() % 60 == 31 ? "rejected" : "added", row["outcome"]!.GetValue<string>()));
        Assert.Equal(
            [
                (31, "", "invalid-json"),
                (91, "", "wrong-type"),
                (151, "/kind", "invalid-value"),
                (211, "/record", "required"),
                (271, "/record/lines/0/item", "unknown-reference"),
                (331, "/record/colour", "unknown-property"),
                (391, "/record", "forbidden"),
                (451, "", "too-large"),
                (511, "/record/name", "required"),
                (571, "/record", "too-large"),
            ],
            rejected.Select(row => (
                row["row"]!.GetValue<int>(), row["faults"]![0]!["pointer"]!.GetValue<string>(), row["faults"]![0]!["code"]!.GetValue<string>())));
        Assert.Equal(1, await Client.Revisions("factories/pol-many-0000"));
        Assert.Equal(1, await Client.Revisions("factories/pol-many-0619"));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_name_costs_no_line_but_its_own()
    {
        var job = (await Client.PostLines(
            """{"kind":"snapshot","record":{"\ud800":1}}""",
            JobLines.Factory("pol-pair-1"),
            """{"\ud800":1,"kind":"item"}""",
            """{"kind":"item","record":{"\ud800":1},"\udfff":1}""",
            """{"kind":"item","\ud800":1,"\ud800":1,"id":"FPV","delete":true}""",
            JobLines.Factory("pol-pair-2"))).Job();
        var ended = await Client.End(job);
        var rejected = await Client.Results(job, "?outcome=rejected");

        Assert.Equal(("succeeded", 2), (ended.State(), ended["rows"]!["added"]!.GetValue<int>()));
        Assert.Equal(3, rejected.Count);
        Assert.All(rejected, row => Assert.Contains(row["faults"]!.AsArray(), fault => (string?)fault!["pointer"] == "/\uFFFD"));
    }

    [Fact]
    public async Task Faults_of_values_and_unknown_references_of_a_line_are_told_together()
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["materials"], item["releasableTo"]) = ("155-BESIDE", new JsonArray(), new JsonArray("everyone"));
        var dangling = JobLines.FactoryBody("pol-dangling");
        (dangling["status"], dangling["lines"]![0]!["item"]) = ("open", "NO-SUCH");
        var beside = JobLines.FactoryBody("pol-beside");
        (beside["status"], beside["lines"]![0]!["item"]) = ("open", "155-BESIDE");

        var job = (await Client.PostLines(JobLines.Of("items", item), JobLines.Of("factories", dangling), JobLines.Of("factories", beside))).Job();
        await Client.End(job);
        var rejected = await Client.Results(job, "?outcome=rejected");

        // The last line names the item of the first, which is not written yet.
        Assert.Equal(
            [["/record/status", "/record/status", "/record/lines/0/item"], ["/record/status", "/record/status"]],
            rejected.Select(row => row["faults"]!.AsArray().Select(fault => (string)fault!["pointer"]!)));
    }

    [Fact]
    public async Task Later_line_may_refer_to_an_earlier_one_and_replace_it()
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["materials"], item["releasableTo"]) = ("155-LATER", new JsonArray(), new JsonArray("everyone"));
        var factory = JobLines.FactoryBody("pol-later");
        factory["lines"]![0]!["item"] = "155-LATER";

        var job = (await Client.PostLines(
            JobLines.Of("factories", factory), JobLines.Of("partners", ResourceCase.Of("partners").Example), JobLines.Of("items", item),
            JobLines.Of("factories", factory), JobLines.Of("factories", With(factory, "name", "Renamed")))).Job();
        await Client.End(job);

        Assert.Equal(
            ["rejected", "added", "replaced"],
            (await Client.Results(job)).Where(row => row["id"]?.GetValue<string>() is not ("POL" or "155-LATER")).Select(row => row["outcome"]!.GetValue<string>()));
        Assert.Equal(2, await Client.Revisions("factories/pol-later"));
        var history = (await Client.Get("api/v1/factories/pol-later/history")).Json["items"]!.AsArray();
        Assert.All(history, revision => Assert.EndsWith($" (import {job.Split('/')[^1]})", revision!["by"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.All(history, revision => Assert.Equal("tests", (string?)revision!["bySubject"]));
    }

    [Fact]
    public async Task Line_may_name_a_baseline_or_successor_of_an_earlier_line_of_its_batch()
    {
        var (older, newer) = (ResourceCase.Of("items").Example, ResourceCase.Of("items").Example);
        (older["code"], older["kind"], older["materials"], older["succeededBy"]) = ("155-OLDER", "product", new JsonArray(), "155-NEWER");
        (newer["code"], newer["kind"], newer["materials"]) = ("155-NEWER", "product", new JsonArray());
        var (part, sum) = (ResourceCase.Of("baselines").Example, ResourceCase.Of("baselines").Example);
        part["id"] = "pol-part";
        (sum["id"], sum["includes"]) = ("pol-sum", new JsonArray("pol-part"));

        var job = (await Client.PostLines(
            JobLines.Of("items", older), JobLines.Of("items", newer), JobLines.Of("items", older),
            JobLines.Of("baselines", sum), JobLines.Of("baselines", part), JobLines.Of("baselines", sum))).Job();
        await Client.End(job);
        var results = await Client.Results(job);

        Assert.Equal(["rejected", "added", "added", "rejected", "added", "added"], results.Select(row => row["outcome"]!.GetValue<string>()));
        Assert.Equal(
            [("/record/succeededBy", "unknown-reference"), ("/record/includes/0", "unknown-reference")],
            results.Where(row => row["faults"] is not null).Select(row => (row["faults"]![0]!["pointer"]!.GetValue<string>(), row["faults"]![0]!["code"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Empty_lines_a_byte_order_mark_and_the_first_line_of_an_export_are_passed_over()
    {
        var text = $"\uFEFF{{\"kind\":\"snapshot\",\"record\":{{}}}}\r\n\r\n  \n{JobLines.Factory("pol-empty")}\r\n\n";

        var job = (await Client.PostBody("", "application/x-ndjson", Encoding.UTF8.GetBytes(text))).Job();
        var ended = await Client.End(job);

        Assert.Equal((1, 1, 0, 0, 0), ended.Rows());
        Assert.Equal(1, ended["rows"]!["total"]!.GetValue<int>());
        Assert.Equal(4, Assert.Single(await Client.Results(job))["row"]!.GetValue<int>());
    }

    [Fact]
    public async Task Lines_can_be_compressed_on_their_way()
    {
        var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(JobLines.Factory("pol-zipped")));
        }

        var job = (await Client.PostZipped(zipped.ToArray())).Job();

        Assert.Equal((1, 1, 0, 0, 0), (await Client.End(job)).Rows());
        var broken = await Client.PostZipped([1, 2, 3]);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-gzip"), (broken.Status, broken.Code));
    }

    [Fact]
    public async Task What_a_caller_may_not_write_is_refused_alike_whether_or_not_it_is_there()
    {
        using var contributor = program.ClientOf("JPN", Role.Contributor);
        var there = JobLines.Factory(ResourceCase.Of("factories").ExampleId);
        var item = JobLines.Of("items", ResourceCase.Of("items").Example);

        var job = (await contributor.PostLines(there, JobLines.Factory("pol-nowhere"), item)).Job();
        await contributor.End(job);
        var results = await contributor.Results(job);

        Assert.Equal(["forbidden", "forbidden", "forbidden"], results.Select(row => row["faults"]![0]!["code"]!.GetValue<string>()));
        Assert.Equal(results[0]["faults"]!.ToJsonString(), results[1]["faults"]!.ToJsonString());
    }

    [Fact]
    public async Task What_a_caller_may_not_see_it_cannot_refer_to()
    {
        using var japan = program.ClientOf("JPN");
        var partner = ResourceCase.Of("partners").Example;
        (partner["code"], partner["name"], partner["theater"], partner["memberships"]) = ("JPN", "Japan", "indo-pacific", new JsonArray());
        using var contributor = program.ClientOf("JPN", Role.Contributor);
        await japan.End((await japan.PostLines(JobLines.Of("partners", partner))).Job());

        // The item is released to POL and NATO.
        var job = (await contributor.PostLines(JobLines.Factory("jpn-works"))).Job();
        await contributor.End(job);

        Assert.Equal("unknown-reference", Assert.Single(await contributor.Results(job))["faults"]![0]!["code"]!.GetValue<string>());
    }

    private static string Bad(int sort) => sort switch
    {
        0 => "{\"kind\":",
        1 => "[]",
        2 => "{\"kind\":\"fortress\",\"record\":{}}",
        3 => "{\"kind\":\"factory\"}",
        4 => JobLines.Factory("pol-bad").Replace("155-PRIMER", "155-NOTHING", StringComparison.Ordinal),
        5 => JobLines.Of("factories", With(JobLines.FactoryBody("pol-bad"), "colour", "red")),
        6 => JobLines.Factory("usa-bad"),
        7 => $"{{\"kind\":\"factory\",\"record\":\"{new string('x', 1_100_000)}\"}}",
        8 => JobLines.Of("factories", With(JobLines.FactoryBody("pol-bad"), "name", null)),
        _ => JobLines.Of("factories", With(JobLines.FactoryBody("pol-bad"), "lines", Many())),
    };

    // Too large to be stored with its history, but not too long for a line.
    private static JsonArray Many() => [.. Enumerable.Range(0, 900).Select(n =>
    {
        var line = JobLines.FactoryBody("x")["lines"]![0]!.DeepClone();
        (line["stage"], line["plans"]) = ($"s-{n}", new JsonArray());
        return line;
    })];

    private static JsonObject With(JsonObject record, string property, JsonNode? value)
    {
        var copy = record.DeepClone().AsObject();
        copy[property] = value;
        return copy;
    }
}
