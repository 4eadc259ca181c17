using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>JSON lines that delete a record (<c>delete</c>), as DELETE on its route does.</summary>
public sealed class LineDeletionTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private HttpClient Client => examples.Client;

    [Theory]
    [InlineData("factories")]
    [InlineData("stocks")]
    public async Task Line_leaves_what_DELETE_leaves(string path)
    {
        await Add(path, "pol-gone-by-line");
        await Add(path, "pol-gone-by-route");

        var deleted = await Client.Delete($"api/v1/{path}/pol-gone-by-route", "*");
        var job = (await Client.PostLines(JobLines.Deletion(path, "pol-gone-by-line"))).Job();
        var ended = await Client.End(job);

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal((1, 0, 0, 0, 0), ended.Rows());
        Assert.Equal(1, ended.Deleted());
        var row = Assert.Single(await Client.Results(job, "?outcome=deleted"));
        Assert.Equal((path == "stocks" ? "stock" : "factory", "pol-gone-by-line"), ((string?)row["kind"], (string?)row["id"]));
        var (byLine, byRoute) = (await History(path, "pol-gone-by-line"), await History(path, "pol-gone-by-route"));
        Assert.Equal(Told(byRoute, "pol-gone-by-route"), Told(byLine, "pol-gone-by-line"));
        Assert.EndsWith($" (import {job.Split('/')[^1]})", (string?)byLine[^1]!["by"], StringComparison.Ordinal);
        var left = await Client.Get($"api/v1/{path}/pol-gone-by-line");
        Assert.Equal((await Client.Get($"api/v1/{path}/pol-gone-by-route")).Status, left.Status);
        Assert.Equal(path == "factories", left.Json["retired"] is not null);
    }

    [Fact]
    public async Task Line_deletes_only_the_version_that_it_names()
    {
        string[] ids = ["pol-gone-stale", "pol-gone-fresh", "pol-gone-back"];
        var etags = new List<string>();
        foreach (var id in ids)
        {
            await Add("factories", id);
            etags.Add((await Client.Get($"api/v1/factories/{id}")).ETag);
        }

        await Client.Put("api/v1/factories/pol-gone-stale", JobLines.FactoryBody("pol-gone-stale", "Changed by a colleague"), "*");
        await Client.Delete("api/v1/factories/pol-gone-back", "*");

        var rows = await Client.ImportLines(ids.Zip(etags, (id, etag) => JobLines.Deletion("factories", id, etag)));

        Assert.Equal(["/eTag changed-since", "deleted", "/eTag changed-since"], rows.Select(row => row.Outcome()));
        Assert.Matches(@"Changed \(/name\) by POL:\S+ at ", (string?)rows[0]["faults"]![0]!["detail"]);
        Assert.Null((await Client.Get("api/v1/factories/pol-gone-stale")).Json["retired"]);
        Assert.NotNull((await Client.Get("api/v1/factories/pol-gone-fresh")).Json["retired"]);
    }

    /// <summary>An item that factories name is retired: who names it still finds it, and from then on nobody names it anew.</summary>
    [Fact]
    public async Task What_is_referred_to_is_retired_for_later_lines()
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["materials"], item["releasableTo"]) = ("155-GONE", new JsonArray(), new JsonArray("everyone"));
        var factory = (string id) =>
        {
            var body = JobLines.FactoryBody(id);
            body["lines"]![0]!["item"] = "155-GONE";
            return JobLines.Of("factories", body);
        };

        var rows = await Client.ImportLines(
            JobLines.Of("items", item), factory("pol-of-gone-1"), JobLines.Deletion("items", "155-GONE"), factory("pol-of-gone-2"), factory("pol-of-gone-1"), JobLines.Deletion("items", "155-GONE"));

        Assert.Equal(["added", "added", "deleted", "/record/lines/0/item retired", "unchanged", "unchanged"], rows.Select(row => row.Outcome()));
        Assert.NotNull((await Client.Get("api/v1/items/155-GONE")).Json["retired"]);
        Assert.Equal(HttpStatusCode.OK, (await Client.Get("api/v1/factories/pol-of-gone-1")).Status);
        Assert.Equal(2, await Client.Revisions("items/155-GONE"));
    }

    [Fact]
    public async Task What_a_caller_may_not_delete_is_refused_in_the_words_of_DELETE()
    {
        await PartnerWithFactory("CZE", "cze-open", "everyone");
        using var contributor = examples.ClientOf("POL", Role.Contributor);

        var rows = await contributor.ImportLines(JobLines.Deletion("factories", "cze-open"), JobLines.Deletion("items", "DEL-ITEM-CZE"));

        Assert.Equal(["/id forbidden", "/id forbidden"], rows.Select(row => row.Outcome()));
        Assert.Equal(
            [await Refusal("factories/cze-open"), await Refusal("items/DEL-ITEM-CZE")],
            rows.Select(row => (string?)row["faults"]![0]!["detail"]));
        Assert.Equal(1, await Client.Revisions("factories/cze-open"));
        Assert.Equal(1, await Client.Revisions("items/DEL-ITEM-CZE"));

        async Task<string?> Refusal(string record) => (string?)(await contributor.Delete($"api/v1/{record}", "*")).Json["detail"];
    }

    [Fact]
    public async Task Hidden_record_looks_like_one_that_is_not_there()
    {
        await PartnerWithFactory("SVK", "svk-hidden-1");
        using var owner = examples.ClientOf("SVK");
        var etag = (await owner.Get("api/v1/factories/svk-hidden-1")).ETag;
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/factories/svk-hidden-1")).Status);

        var rows = await Client.ImportLines(
            JobLines.Deletion("factories", "svk-hidden-1"), JobLines.Deletion("factories", "svk-hidden-2"),
            JobLines.Deletion("factories", "svk-hidden-1", etag), JobLines.Deletion("factories", "svk-hidden-2", etag));

        Assert.Equal("There is no factory svk-hidden-1, or you may not see it.", (string?)rows[0]["faults"]![0]!["detail"]);
        Assert.Single(rows.Select(row =>
        {
            row["row"] = 0;
            return row.ToJsonString().Replace("svk-hidden-2", "svk-hidden-1", StringComparison.Ordinal);
        }).Distinct());
        Assert.Equal("/id not-found", rows[0].Outcome());
    }

    [Fact]
    public async Task What_is_gone_already_is_told_and_an_id_that_came_back_is_deleted_again()
    {
        var stock = JobLines.Of("stocks", JobLines.StockBody("pol-gone-again"));
        var deletion = JobLines.Deletion("stocks", "pol-gone-again");

        var rows = await Client.ImportLines(stock, deletion, deletion, stock, deletion, JobLines.Deletion("stocks", "pol-gone-never"));

        Assert.Equal(["added", "deleted", "/id not-found", "added", "deleted", "/id not-found"], rows.Select(row => row.Outcome()));
        Assert.Equal(["added", "removed", "added", "removed"], (await History("stocks", "pol-gone-again")).Select(revision => (string?)revision!["action"]));
    }

    [Theory]
    [InlineData("factories")]
    [InlineData("stocks")]
    public async Task Dry_run_tells_what_would_go_and_later_lines_find_it_gone(string path)
    {
        await Add(path, "pol-gone-dry");
        string[] lines = [JobLines.Deletion(path, "pol-gone-dry"), JobLines.Deletion(path, "pol-gone-dry")];

        var dry = (await Client.PostBody("?dryRun=true", JobClient.JsonLines, Encoding.UTF8.GetBytes(string.Join('\n', lines)))).Job();
        var ended = await Client.End(dry);
        var before = await Client.Get($"api/v1/{path}/pol-gone-dry");
        var revisions = await Client.Revisions($"{path}/pol-gone-dry");
        var wet = await Client.ImportLines(lines);

        Assert.Equal((1, HttpStatusCode.OK, null, 1), (ended.Deleted(), before.Status, before.Json["retired"], revisions));
        string[] expected = ["deleted", path == "factories" ? "unchanged" : "/id not-found"];
        var rows = await Client.Results(dry);
        Assert.Equal(expected, rows.Select(row => row.Outcome()));
        Assert.Equal(expected, wet.Select(row => row.Outcome()));
        Assert.Equal((await History(path, "pol-gone-dry"))[^1]!["changes"]!.ToJsonString(), rows[0]["changes"]!.ToJsonString());
        Assert.Null(wet[0]["changes"]);
    }

    /// <summary>A dry run of which a killed program has done a part knows what the lines of that part would have deleted.</summary>
    [Fact]
    public async Task Dry_run_that_resumes_knows_what_its_earlier_lines_would_have_deleted()
    {
        await Add("stocks", "pol-gone-resumed");
        using var second = examples.Storage.Hold(asked => asked.Stores("/results/000002.json", "pol-gone-resumed"));
        var deletion = JobLines.Deletion("stocks", "pol-gone-resumed");
        var started = await Client.PostBody("?dryRun=true", JobClient.JsonLines, Encoding.UTF8.GetBytes($"{deletion}\n{JobLines.Of("stocks", JobLines.StockBody("pol-gone-resumed"))}"));
        await second.Met;
        await using var other = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(examples.ConnectionString, examples.StoragePrefix), runsByItself: false);

        await other.Get<JsonLinesRun>().Run((await other.Get<ImportJobs>().Find("POL", started.Job().Split('/')[^1], default))!, default);
        second.LetGo();
        await Client.End(started.Job());

        Assert.Equal(["deleted", "added"], (await Client.Results(started.Job())).Select(row => row.Outcome()));
        Assert.Equal(1, await Client.Revisions("stocks/pol-gone-resumed"));
    }

    [Fact]
    public async Task Wrong_lines_are_told_all_their_faults()
    {
        var rows = await Client.ImportLines(
            $$"""{"kind":"factory","delete":true,"id":"pol-x","record":{{JobLines.FactoryBody("pol-x").ToJsonString()}},"eTag":"5f2b","colour":"red"}""",
            """{"kind":"factory","delete":true}""",
            """{"kind":"factory","delete":"yes","id":7}""",
            """{"kind":"factory","delete":true,"id":"no-site"}""",
            """{"kind":"membership-proposal","delete":true,"id":"join-quad-nzl"}""",
            """{"delete":true,"delete":true}""",
            """{"kind":"factory","delete":false,"id":"pol-x"}""",
            $$"""{"kind":"factory","id":"pol-x","record":{{JobLines.FactoryBody("pol-x").ToJsonString()}}}""");

        Assert.Equal(
            [
                "/colour unknown-property, /eTag invalid-value, /record invalid-value",
                "/id required",
                "/delete wrong-type, /id wrong-type",
                "/id invalid-value",
                "/kind invalid-value",
                "/kind required, /delete repeated-property, /id required",
                "/delete invalid-value, /id invalid-value, /record required",
                "/id invalid-value",
            ],
            rows.Select(row => string.Join(", ", row["faults"]!.AsArray().Select(fault => $"{(string?)fault!["pointer"]} {(string?)fault["code"]}"))));
        Assert.Equal("Must be absent from a line with delete. The id names the record to delete.", (string?)rows[0]["faults"]![2]!["detail"]);
    }

    /// <summary>A site that takes the place of a deleted one is no duplicate of it, however near the lines are.</summary>
    [Fact]
    public async Task Site_may_be_like_one_that_an_earlier_line_deletes()
    {
        var (former, next) = (JobLines.FactoryBody("pol-gone-site", "Zaklady Zastapione"), JobLines.FactoryBody("pol-next-site", "Zaklady Zastapione"));
        (former["location"], former["operator"]) = (next["location"]!.DeepClone(), next["operator"]!.DeepClone());
        await Client.ImportLines(JobLines.Of("factories", former));

        var beside = await Client.ImportLines(JobLines.Of("factories", next));
        var rows = await Client.ImportLines(JobLines.Deletion("factories", "pol-gone-site"), JobLines.Of("factories", next));

        Assert.Equal(["/record/id possible-duplicate"], beside.Select(row => row.Outcome()));
        Assert.Equal(["deleted", "added"], rows.Select(row => row.Outcome()));
    }

    [Fact]
    public async Task Record_that_somebody_changes_between_plan_and_deletion_stays()
    {
        await Add("factories", "pol-gone-raced");
        await Add("stocks", "pol-gone-raced");
        await using var other = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(examples.ConnectionString, examples.StoragePrefix), runsByItself: false);
        using var colleague = new HttpClient { BaseAddress = other.Address }.As("POL", Role.Contributor, Role.Coordinator);
        using var writing = examples.Storage.Hold(asked => asked.Stores("/results/", "pol-gone-raced"));

        var job = (await Client.PostLines(JobLines.Deletion("factories", "pol-gone-raced"), JobLines.Deletion("stocks", "pol-gone-raced"))).Job();
        await writing.Met;
        var put = await colleague.Put("api/v1/factories/pol-gone-raced", JobLines.FactoryBody("pol-gone-raced", "Changed"), "*");
        writing.LetGo();
        var ended = await Client.End(job);

        Assert.Equal(HttpStatusCode.OK, put.Status);
        Assert.Equal((1, (2, 0, 0, 0, 1)), (ended.Deleted(), ended.Rows()));
        Assert.Equal([" changed-since", "deleted"], (await Client.Results(job)).Select(row => row.Outcome()));
        var left = (await Client.Get("api/v1/factories/pol-gone-raced")).Json;
        Assert.Equal(("Changed", null), ((string?)left["name"], left["retired"]));
    }

    /// <summary>Two programs plan the same lines. The one that is second finds deleted what it planned to delete.</summary>
    [Fact]
    public async Task Import_that_another_program_took_over_and_finished_comes_to_the_same()
    {
        await Add("factories", "pol-gone-taken");
        await Add("stocks", "pol-gone-taken");
        using var writing = examples.Storage.Hold(asked => asked.Stores("/results/", "pol-gone-taken"));
        var job = (await Client.PostLines(JobLines.Deletion("factories", "pol-gone-taken"), JobLines.Deletion("stocks", "pol-gone-taken"))).Job();
        await writing.Met;
        await using var other = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(examples.ConnectionString, examples.StoragePrefix), runsByItself: false);

        var ended = await other.Get<JsonLinesRun>().Run((await other.Get<ImportJobs>().Find("POL", job.Split('/')[^1], default))!, default);
        writing.LetGo();
        var end = await Client.End(job);

        Assert.Equal((ImportState.Succeeded, 2), (ended.State, ended.Rows.Deleted));
        Assert.Equal(("succeeded", 2, (2, 0, 0, 0, 0)), (end.State(), end.Deleted(), end.Rows()));
        Assert.Equal(["deleted", "deleted"], (await Client.Results(job)).Select(row => row.Outcome()));
        Assert.Equal(2, await Client.Revisions("factories/pol-gone-taken"));
        Assert.Equal(2, await Client.Revisions("stocks/pol-gone-taken"));
    }

    private async Task Add(string path, string id)
    {
        var added = await Client.ImportLines(path == "stocks" ? JobLines.Of(path, JobLines.StockBody(id)) : JobLines.Factory(id));
        Assert.Equal("added", added.Single().Outcome());
    }

    private async Task<JsonArray> History(string path, string id) => (await Client.Get($"api/v1/{path}/{id}/history")).Json["items"]!.AsArray();

    /// <summary>What was done to a record, whoever did it and whenever.</summary>
    private static IEnumerable<string> Told(JsonArray history, string id) => history.Skip(1).Select(revision =>
        $"{(string?)revision!["action"]} {string.Join(' ', revision["changes"]!.AsArray().Select(change => (string?)change!["field"]).Order(StringComparer.Ordinal))}".Replace(id, "id", StringComparison.Ordinal));

    /// <summary>A partner with an item, which everyone sees, and a factory.</summary>
    private async Task PartnerWithFactory(string code, string id, params string[] audiences)
    {
        using var client = examples.ClientOf(code);
        var (partner, item, factory) = (ResourceCase.Of("partners").Example, ResourceCase.Of("items").Example, JobLines.FactoryBody(id));
        (partner["code"], partner["name"], partner["memberships"], partner["releasableTo"]) = (code, code, new JsonArray(), new JsonArray("everyone"));
        (item["code"], item["materials"], item["releasableTo"]) = ($"DEL-ITEM-{code}", new JsonArray(), new JsonArray("everyone"));
        (factory["lines"]![0]!["item"], factory["releasableTo"]) = ($"DEL-ITEM-{code}", new JsonArray([.. audiences.Select(audience => JsonValue.Create(audience))]));
        var rows = await client.ImportLines(JobLines.Of("partners", partner), JobLines.Of("items", item), JobLines.Of("factories", factory));
        Assert.Equal(["added", "added", "added"], rows.Select(row => row.Outcome()));
    }
}
