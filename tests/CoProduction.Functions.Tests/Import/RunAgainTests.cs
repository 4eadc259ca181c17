using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// Jobs that are set back to a state in which a killed program can leave them, and then resume: every point between two steps, without a
/// kill at the right moment.
/// </summary>
public sealed class RunAgainTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private readonly ImportedExamples program = examples;

    private HttpClient Client => program.Client;

    [Fact]
    public async Task Batch_that_was_written_but_not_noted_comes_to_the_same_and_leaves_what_others_changed_since()
    {
        string[] lines = [JobLines.Factory("pol-again-1"), JobLines.Factory("pol-again-2"), "{}", JobLines.Factory(ResourceCase.Of("factories").ExampleId, "Renamed")];
        var address = (await Client.PostLines(lines)).Job();
        var first = await Client.End(address);
        var (results, history) = (await Results(address), await Client.Get("api/v1/factories/pol-again-1/history"));
        await Client.Put("api/v1/factories/pol-again-2", JobLines.FactoryBody("pol-again-2", "Changed by hand"), "*");
        await Client.Delete("api/v1/factories/pol-again-1", "*");

        await PutBack(address, string.Join('\n', lines), job => job with { Batches = 0, Offset = 0, Line = 0, Rows = RowCounts.None with { Total = 4 } });
        var second = await Client.End(address);

        Assert.Equal((4, 2, 1, 0, 1), first.Rows());
        Assert.Equal(first.Rows(), second.Rows());
        Assert.Equal(results, await Results(address));
        Assert.Single(history.Json["items"]!.AsArray());
        Assert.NotNull((await Client.Get("api/v1/factories/pol-again-1")).Json["retired"]);
        Assert.Equal("Changed by hand", (await Client.Get("api/v1/factories/pol-again-2")).Json["name"]!.GetValue<string>());
        Assert.Equal(2, await Client.Revisions("factories/pol-again-2"));
    }

    [Fact]
    public async Task Deletions_that_were_made_but_not_noted_come_to_the_same_and_leave_what_came_back_since()
    {
        string[] stocks = ["pol-again-gone", "pol-again-back"];
        var etags = new List<string>();
        await Client.ImportLines([.. stocks.Select(id => JobLines.Of("stocks", JobLines.StockBody(id))), JobLines.Factory("pol-again-gone")]);
        foreach (var id in stocks)
        {
            etags.Add((await Client.Get($"api/v1/stocks/{id}")).ETag);
        }

        string[] lines = [.. stocks.Zip(etags, (id, etag) => JobLines.Deletion("stocks", id, etag)), JobLines.Deletion("factories", "pol-again-gone")];
        var address = (await Client.PostLines(lines)).Job();
        var first = await Client.End(address);
        var results = await Results(address);
        await Client.Post("api/v1/stocks", JobLines.StockBody("pol-again-back"));

        await PutBack(address, string.Join('\n', lines), job => job with { Batches = 0, Offset = 0, Line = 0, Rows = RowCounts.None with { Total = 3 } });
        var second = await Client.End(address);

        Assert.Equal((3, "succeeded"), (first.Deleted(), first.State()));
        Assert.Equal(first["rows"]!.ToJsonString(), second["rows"]!.ToJsonString());
        Assert.Equal(results, await Results(address));
        Assert.Equal(2, await Client.Revisions("stocks/pol-again-gone"));
        Assert.Equal(2, await Client.Revisions("factories/pol-again-gone"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Client.Get("api/v1/stocks/pol-again-gone")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await Client.Get("api/v1/stocks/pol-again-back")).Status);
        Assert.Equal(3, await Client.Revisions("stocks/pol-again-back"));
    }

    [Fact]
    public async Task Batch_that_was_planned_but_not_written_is_written_as_planned()
    {
        var address = (await Client.PostLines(JobLines.Factory("pol-planned-1"))).Job();
        await Client.End(address);

        // As if the batch had been planned for another line, which is not written.
        var line = JobLines.Factory("pol-planned-2");
        var planned = (await Results(address)).Replace("pol-planned-1", "pol-planned-2", StringComparison.Ordinal);
        await Overwrite(address, $"{{\"plannedAt\":\"2026-01-01T00:00:00Z\",\"lines\":1,\"end\":{line.Length},\"lastLine\":1,\"rows\":[{planned}],\"seen\":[{{\"text\":\"none\"}}]}}");
        await PutBack(address, line, job => job with { Batches = 0, Offset = 0, Line = 0, Rows = RowCounts.None with { Total = 1 } });

        Assert.Equal((1, 1, 0, 0, 0), (await Client.End(address)).Rows());
        Assert.Equal(1, await Client.Revisions("factories/pol-planned-2"));
    }

    [Fact]
    public async Task Files_that_were_decided_on_report_what_was_decided_although_all_of_it_is_there()
    {
        var text = "code,name,theater,memberships,releasable_to\nLTU,Lithuania,europe,NATO,everyone\n";
        var address = (await Client.PostBody("?file=partners.csv", "text/csv", Encoding.UTF8.GetBytes(text), ("Prefer", "respond-async"))).Job();
        var first = await Client.End(address);

        await PutBack(address, text, job => job);
        var second = await Client.End(address);

        Assert.Equal((1, 1, 0, 0, 0), first.Rows());
        Assert.Equal(first.Rows(), second.Rows());
        Assert.Equal("added", Assert.Single(await Client.Results(address))["outcome"]!.GetValue<string>());
        Assert.Equal(1, await Client.Revisions("partners/LTU"));
    }

    [Fact]
    public async Task Job_that_cannot_be_run_fails_with_a_message_that_tells_nothing_of_the_program()
    {
        var address = (await Client.PostLines(JobLines.Examples)).Job();
        await Client.End(address);

        await PutBack(address, upload: null, job => job with { Batches = 0, Offset = 0, Line = 0 });
        var job = await Client.End(address);

        Assert.Equal("failed", job.State());
        Assert.Equal("The import failed. Send it again; if it fails again, contact the operator.", job["message"]!.GetValue<string>());
    }

    private async Task<string> Results(string address) => string.Join(',', (await Client.Results(address)).Select(row => row.ToJsonString()));

    private async Task Overwrite(string address, string batch) =>
        await new BlobContainerClient(program.ConnectionString, $"{program.StoragePrefix}-imports")
            .GetBlobClient($"jobs/POL/{address.Split('/')[^1]}/results/000001.json")
            .UploadAsync(BinaryData.FromString(batch), overwrite: true);

    /// <summary>Turns a finished job into one that is running without a program that runs it.</summary>
    private async Task PutBack(string address, string? upload, Func<ImportJob, ImportJob> change)
    {
        var prefix = Parsed.As<StoragePrefix>(program.StoragePrefix);
        var container = new ImportContainer(new BlobServiceClient(program.ConnectionString), prefix);
        var jobs = new ImportJobs(new TableServiceClient(program.ConnectionString), prefix);
        var job = (await jobs.Find("POL", address.Split('/')[^1], default))!;

        // The run that has finished the job tidies up behind it, and would take away what is put back.
        var marker = new BlobContainerClient(program.ConnectionString, $"{program.StoragePrefix}-imports").GetBlobClient($"jobs/unfinished/POL/{job.Id}");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await marker.ExistsAsync(patience.Token))
        {
            await Task.Delay(20, patience.Token);
        }

        if (upload is not null)
        {
            await new ImportUploads(container, TimeProvider.System, NullLogger<ImportUploads>.Instance)
                .Store(job, new MemoryStream(Encoding.UTF8.GetBytes(upload)), isAlone: true, default);
        }

        await jobs.Change(job, now => change(now) with { State = ImportState.Running, FinishedAt = null }, default);
        await new ImportMarkers(container, TimeProvider.System, NullLogger<ImportMarkers>.Instance).Set(job, default);
    }
}
