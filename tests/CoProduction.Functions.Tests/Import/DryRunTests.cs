using System.Net;
using System.Text;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Clerks want to see what a file would do before it does it: which records would change, what would go and what would come (cases 10 and 25).</summary>
public sealed class DryRunTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private const string Header =
        "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    private HttpClient Client => examples.Client;

    [Fact]
    public async Task Lines_say_what_would_become_of_each_and_write_nothing_although_they_refer_to_each_other()
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["kind"], item["materials"]) = ("DRY-PRIMER", "component", new System.Text.Json.Nodes.JsonArray());
        var factory = JobLines.FactoryBody("pol-dry-works");
        factory["lines"]![0]!["item"] = "DRY-PRIMER";
        var registered = ResourceCase.Of("factories").Example;
        registered["name"] = "Renamed in a rehearsal";
        var twice = JobLines.FactoryBody("pol-dry-works", "Named later");
        twice["lines"]![0]!["item"] = "DRY-PRIMER";

        var started = await Client.PostBody("?dryRun=true", JobClient.JsonLines, Encoding.UTF8.GetBytes(string.Join('\n',
            JobLines.Of("items", item), JobLines.Of("factories", factory), JobLines.Of("factories", registered), "{}", JobLines.Of("factories", twice))));
        var job = await Client.End(started.Job());
        var rows = await Client.Results(started.Job());

        Assert.Equal(("succeeded", (5, 2, 2, 0, 1), true), (job.State(), job.Rows(), (bool)job["dryRun"]!));
        Assert.Equal("Nothing was written: this was a dry run.", (string?)job["message"]);
        Assert.Equal(["added", "added", "replaced", "rejected", "replaced"], rows.Select(row => (string?)row["outcome"]));
        Assert.Equal(ResourceCase.Of("factories").ExampleId, (string?)rows[2]["id"]);
        var change = Assert.Single(rows[2]["changes"]!.AsArray())!;
        Assert.Equal(("/name", "Renamed in a rehearsal"), ((string?)change["field"], (string?)change["to"]));
        Assert.Equal((string?)ResourceCase.Of("factories").Example["name"], (string?)change["from"]);
        Assert.Equal("/name", (string?)Assert.Single(rows[4]["changes"]!.AsArray())!["field"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/items/DRY-PRIMER")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/factories/pol-dry-works")).Status);
        Assert.Equal(1, await Client.Revisions($"factories/{ResourceCase.Of("factories").ExampleId}"));
    }

    [Fact]
    public async Task Files_name_each_record_that_would_change_with_what_goes_and_what_comes()
    {
        await Client.Post("api/v1/factories", JobLines.FactoryBody("pol-dry-file"));
        var row = "pol-dry-file,Other name,Other owner,POL,Radom,51.40,21.15,155-PRIMER,component,primer,7,,2025,operating,Ministry,,,reported,reported,\n";

        var dry = await Client.ImportFile("?file=factories.csv&dryRun=true", Header + row);
        var wet = await Client.ImportFile("?file=factories.csv", Header + row);

        var told = Assert.Single(await Client.Results(dry.Job()));
        Assert.Equal(("factory", "pol-dry-file", "replaced"), ((string?)told["kind"], (string?)told["id"], (string?)told["outcome"]));
        var history = (await Client.Get("api/v1/factories/pol-dry-file/history")).Json["items"]!.AsArray()[^1]!;
        Assert.Equal(history["changes"]!.ToJsonString(), told["changes"]!.ToJsonString());
        Assert.Null(Assert.Single(await Client.Results(wet.Job()))["changes"]);
    }

    /// <summary>A dry run of which a killed program has done a part knows what the lines of that part would have written.</summary>
    [Fact]
    public async Task Dry_run_that_resumes_knows_what_its_earlier_lines_would_have_written()
    {
        using var second = examples.Storage.Hold(asked => asked.Stores("/results/000002.json", "pol-resumed"));
        var lines = new[] { "First", "Second" }.Select(name => JobLines.Factory("pol-resumed", name));
        var started = await Client.PostBody("?dryRun=true", JobClient.JsonLines, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        await second.Met;
        await using var other = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(examples.ConnectionString, examples.StoragePrefix), runsByItself: false);
        var jobs = other.Get<Functions.Import.Jobs.ImportJobs>();
        var rest = (await jobs.Find("POL", started.Job().Split('/')[^1], default))!;

        await other.Get<Functions.Import.Jobs.JsonLinesRun>().Run(rest, default);
        second.LetGo();
        await Client.End(started.Job());

        Assert.Equal(["added", "replaced"], (await Client.Results(started.Job())).Select(row => (string?)row["outcome"]));
    }
}
