using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using CoProduction.Functions.Access;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Jobs of every form, on the real program.</summary>
public sealed class ImportJobTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private readonly ImportedExamples program = examples;

    private HttpClient Client => program.Client;

    [Fact]
    public async Task Job_is_there_for_its_own_partner_only()
    {
        var job = (await Client.PostLines(JobLines.Examples)).Job();
        await Client.End(job);
        using var other = program.ClientOf("JPN");

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(job)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{job}/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Ask(HttpMethod.Post, $"{job}/cancel", null)).Status);
        Assert.DoesNotContain(job.Split('/')[^1], (await other.Get("api/v1/imports?pageSize=500")).Text, StringComparison.Ordinal);
        Assert.Contains(job.Split('/')[^1], (await Client.Get("api/v1/imports?pageSize=500")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_is_newest_first_and_in_pages()
    {
        using var client = program.ClientOf("NOR");
        var jobs = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            jobs.Insert(0, (await client.PostLines(JobLines.Factory("nor-none"))).Job());
            await client.End(jobs[0]);
        }

        var first = await client.Get("api/v1/imports?pageSize=2");
        var second = await client.Get(first.Json["nextLink"]!.GetValue<string>());

        Assert.Equal(jobs, [.. first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()).Select(job => job!["self"]!.GetValue<string>())]);
        Assert.Null(second.Json["nextLink"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/results?pageSize=2")]
    [InlineData("s?pageSize=500")]
    public async Task Answer_is_not_modified_until_something_in_it_changes(string what)
    {
        var job = (await Client.PostLines(JobLines.Examples)).Job();
        await Client.End(job);
        var address = what.StartsWith('s') ? $"api/v1/import{what}" : $"{job}{what}";
        var first = await Client.Get(address);

        var again = await Client.Get(address, first.ETag);
        await Client.End((await Client.PostLines(JobLines.Examples)).Job());
        var later = await Client.Get(address, first.ETag);

        Assert.Equal((true, true, null), (first.Headers.CacheControl!.NoCache, first.Headers.CacheControl.Private, first.Headers.RetryAfter));
        Assert.Equal((HttpStatusCode.NotModified, "", first.ETag), (again.Status, again.Text, again.ETag));
        Assert.Equal(what.StartsWith('s') ? HttpStatusCode.OK : HttpStatusCode.NotModified, later.Status);
    }

    [Fact]
    public async Task Job_that_gets_on_has_another_ETag_and_says_when_to_ask_again()
    {
        // A line that replaces an earlier one begins a new batch.
        using var second = program.Storage.Hold(asked => asked.Stores("/results/000002.json", "pol-tagged"));
        var job = (await Client.PostLines(JobLines.Factory("pol-tagged"), JobLines.Factory("pol-tagged", "Renamed"))).Job();
        await second.Met;
        var running = await Client.Get(job);
        second.LetGo();
        await Client.End(job);

        Assert.Equal(("running", 1, TimeSpan.FromSeconds(2)), (running.Json.State(), running.Json.Rows().Done, running.Headers.RetryAfter!.Delta));
        Assert.Equal(HttpStatusCode.OK, (await Client.Get(job, running.ETag)).Status);
    }

    [Theory]
    [InlineData("api/v1/imports/none")]
    [InlineData("api/v1/imports/00000000000000000000")]
    [InlineData("api/v1/imports/00000000000000000000/results")]
    public async Task Job_that_never_was_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await Client.Get(address)).Status);

    [Theory]
    [InlineData("api/v1/imports?cursor=x")]
    [InlineData("api/v1/imports/00000000000000000000/results?cursor=MHww")]
    [InlineData("api/v1/imports/00000000000000000000/results?outcome=lost")]
    public async Task Wrong_query_is_refused(string address) => Assert.Equal("invalid-query", (await Client.Get(address)).Code);

    [Fact]
    public async Task Files_become_a_job_with_a_result_for_each_record()
    {
        var started = await Client.PostBody("?file=partners.csv", "text/csv", Encoding.UTF8.GetBytes("code,name,theater,memberships,releasable_to\nNOR,Norway,europe,NATO,everyone\nISL,Iceland,europe,NATO,everyone\n"), ("Prefer", "respond-async"));
        var job = await Client.End(started.Job());
        var results = await Client.Results(started.Job());

        Assert.Equal(("succeeded", (2, 2, 0, 0, 0)), (job.State(), job.Rows()));
        Assert.Equal(["partners.csv 2 partner NOR added", "partners.csv 3 partner ISL added"], results.Select(row => $"{row["file"]} {row["row"]} {row["kind"]} {row["id"]} {row["outcome"]}"));
        Assert.Equal((2, 2), (job["files"]![0]!["rows"]!.GetValue<int>(), job["files"]![0]!["added"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Files_with_a_fault_are_rejected_as_a_whole_and_the_results_say_where()
    {
        var started = await Client.PostBody("?file=partners.csv", "text/csv", Encoding.UTF8.GetBytes("code,name,theater,memberships\nFIN,Finland,europe,\nSWE,,mars,\n"), ("Prefer", "respond-async"));
        var job = await Client.End(started.Job());
        var row = Assert.Single(await Client.Results(started.Job()));

        Assert.Equal(("rejected", (2, 0, 0, 0, 1)), (job.State(), job.Rows()));
        Assert.Equal(("partners.csv", 3, "rejected"), (row["file"]!.GetValue<string>(), row["row"]!.GetValue<int>(), row["outcome"]!.GetValue<string>()));
        Assert.Equal(["name", "theater"], row["faults"]!.AsArray().Select(fault => fault!["column"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/partners/FIN")).Status);
    }

    [Fact]
    public async Task Dry_run_says_what_would_come_of_each_record_and_writes_nothing()
    {
        var started = await Client.PostBody("?file=partners.csv&dryRun=true", "text/csv", Encoding.UTF8.GetBytes("code,name,theater,memberships\nDNK,Denmark,europe,\n"), ("Prefer", "respond-async"));
        var job = await Client.End(started.Job());

        Assert.Equal(("succeeded", (1, 1, 0, 0, 0)), (job.State(), job.Rows()));
        Assert.Equal("added", Assert.Single(await Client.Results(started.Job()))["outcome"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/partners/DNK")).Status);
    }

    [Fact]
    public async Task Results_of_files_are_kept_in_parts_of_a_thousand_and_read_as_one_list()
    {
        const string Header = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";
        var rows = Enumerable.Range(0, 1_100).Select(n => $"pol-part-{n},Works,PGZ,POL,Radom,51.40,21.15,155-PRIMER,component,primer,1,,2025,operating,Ministry,,,reported,reported,\n");
        var started = await Client.PostBody("?file=factories.csv&dryRun=true", "text/csv", Encoding.UTF8.GetBytes(Header + string.Concat(rows)), ("Prefer", "respond-async"));
        var job = await Client.End(started.Job());

        Assert.Equal(("succeeded", (1_100, 1_100, 0, 0, 0)), (job.State(), job.Rows()));
        Assert.Equal(Enumerable.Range(2, 1_100), (await Client.Results(started.Job(), "?outcome=added&pageSize=500")).Select(row => row["row"]!.GetValue<int>()).Order());
    }

    /// <summary>A coordinator's import can name records that plain readers of its partner do not see.</summary>
    [Fact]
    public async Task Only_coordinators_read_the_results_of_a_coordinators_import()
    {
        using var contributor = program.ClientOf("POL", Role.Contributor);
        using var reader = program.ClientOf("POL", Role.Reader);
        var byCoordinator = (await Client.PostLines(JobLines.Of("items", Hidden()))).Job();
        var byContributor = (await contributor.PostLines(JobLines.Factory("pol-seen-by-all"))).Job();
        await Client.End(byCoordinator);
        await contributor.End(byContributor);

        Assert.Equal("forbidden", (await reader.Get($"{byCoordinator}/results")).Code);
        Assert.Equal("forbidden", (await contributor.Get($"{byCoordinator}/results")).Code);
        Assert.Single(await Client.Results(byCoordinator));
        Assert.Single(await reader.Results(byContributor));

        static System.Text.Json.Nodes.JsonObject Hidden()
        {
            var item = ResourceCase.Of("items").Example;
            (item["code"], item["kind"], item["materials"], item["releasableTo"]) = ("HIDDEN-PRIMER", "component", new System.Text.Json.Nodes.JsonArray(), new System.Text.Json.Nodes.JsonArray());
            return item;
        }
    }

    [Fact]
    public async Task Reader_may_not_import()
    {
        using var reader = program.ClientOf("POL", Role.Reader);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await CodeOf(reader.PostLines(JobLines.Examples)));
    }

    [Fact]
    public async Task Job_that_has_ended_can_no_longer_be_cancelled()
    {
        var job = (await Client.PostLines(JobLines.Examples)).Job();
        await Client.End(job);

        Assert.Equal((HttpStatusCode.Conflict, "too-late"), await CodeOf(Client.Ask(HttpMethod.Post, $"{job}/cancel", null)));
    }

    [Fact]
    public async Task Job_that_is_delivered_many_times_at_once_is_run_once()
    {
        using var first = program.Storage.Hold(asked => asked.Stores("/results/000001.json", "pol-twice"));
        var job = (await Client.PostLines(Enumerable.Range(0, 20).Select(n => JobLines.Factory($"pol-twice-{n}")))).Job();
        await first.Met;
        var queue = new QueueClient(program.ConnectionString, ImportMessages.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var message = new ImportMessage(program.StoragePrefix, "POL", job.Split('/')[^1], TimeProvider.System.GetUtcNow());
        for (var n = 0; n < 6; n++)
        {
            await queue.SendMessageAsync(JsonSerializer.Serialize(message, RecordJson.Options));
        }

        await Eventually(() => Task.FromResult(Refused() == 6));
        first.LetGo();
        var ended = await Client.End(job);

        Assert.Equal(("succeeded", (20, 20, 0, 0, 0)), (ended.State(), ended.Rows()));
        Assert.Equal(20, (await Client.Results(job)).Count(row => row["outcome"]!.GetValue<string>() == "added"));
        Assert.Equal(1, await Client.Revisions("factories/pol-twice-0"));
        Assert.Equal(6, Refused());

        int Refused() => program.Output.Split($"Import {message.Id} is already running elsewhere").Length - 1;
    }

    [Fact]
    public async Task Message_of_another_register_is_passed_on_and_nothing_else_comes_of_it()
    {
        var queue = new QueueClient(program.ConnectionString, ImportMessages.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(JsonSerializer.Serialize(new ImportMessage("Another", "POL", "0", TimeProvider.System.GetUtcNow()), RecordJson.Options));
        await queue.SendMessageAsync("{\"no\":\"message\"}");
        var ended = await Client.End((await Client.PostLines(JobLines.Examples)).Job());

        Assert.Equal("succeeded", ended.State());
        Assert.False(await new QueueClient(program.ConnectionString, $"{ImportMessages.Name}-poison").ExistsAsync());

        // The job finishes before its own message is deleted.
        await Eventually(async () => await Count() == 1);
        Assert.Equal(1, await Count());

        async Task<int> Count() => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
    }

    /// <summary>Waits until a condition holds or a timeout passes; the test then asserts it.</summary>
    private static async Task Eventually(Func<Task<bool>> holds)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await holds() && TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task<(HttpStatusCode Status, string? Code)> CodeOf(Task<Answer> answer) => (await answer) is var it ? (it.Status, it.Code) : default;
}
