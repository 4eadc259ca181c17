using System.Net;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Tables;
using CoProduction.Functions.Tests.Resources;
using CoProduction.Registry;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>
/// Jobs that are put back to where a program can have left them, and are gone on with: each point between two steps, without having to
/// meet it.
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
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get("api/v1/factories/pol-again-1")).Status);
        Assert.Equal("Changed by hand", (await Client.Get("api/v1/factories/pol-again-2")).Json["name"]!.GetValue<string>());
        Assert.Equal(2, await Client.Revisions("factories/pol-again-2"));
    }

    [Fact]
    public async Task Batch_that_was_settled_but_not_written_is_written_as_it_was_settled()
    {
        var address = (await Client.PostLines(JobLines.Factory("pol-settled-1"))).Job();
        await Client.End(address);

        // As if it had been settled for another line, which nobody has written.
        var line = JobLines.Factory("pol-settled-2");
        var settled = (await Results(address)).Replace("pol-settled-1", "pol-settled-2", StringComparison.Ordinal);
        await Overwrite(address, $"{{\"plannedAt\":\"2026-01-01T00:00:00Z\",\"lines\":1,\"end\":{line.Length},\"lastLine\":1,\"rows\":[{settled}],\"formers\":[0]}}");
        await PutBack(address, line, job => job with { Batches = 0, Offset = 0, Line = 0, Rows = RowCounts.None with { Total = 1 } });

        Assert.Equal((1, 1, 0, 0, 0), (await Client.End(address)).Rows());
        Assert.Equal(1, await Client.Revisions("factories/pol-settled-2"));
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
        Assert.Equal("The program could not run it. Send it again; if that fails too, ask whoever runs the program.", job["message"]!.GetValue<string>());
    }

    private async Task<string> Results(string address) => string.Join(',', (await Client.Results(address)).Select(row => row.ToJsonString()));

    private async Task Overwrite(string address, string batch) =>
        await new BlobContainerClient(program.ConnectionString, $"{program.TablePrefix}-imports")
            .GetBlobClient($"jobs/POL/{address.Split('/')[^1]}/results/000001.json")
            .UploadAsync(BinaryData.FromString(batch), overwrite: true);

    /// <summary>Makes a job that has come to its end one that is running and that nobody runs.</summary>
    private async Task PutBack(string address, string? upload, Func<ImportJob, ImportJob> change)
    {
        var prefix = Parsed.As<TablePrefix>(program.TablePrefix);
        var container = new ImportContainer(new BlobServiceClient(program.ConnectionString), prefix);
        var jobs = new ImportJobs(new TableServiceClient(program.ConnectionString), prefix);
        var job = (await jobs.Find("POL", address.Split('/')[^1], default))!;
        if (upload is not null)
        {
            await new ImportUploads(container).Keep(job, new MemoryStream(Encoding.UTF8.GetBytes(upload)), default);
        }

        await jobs.Change(job, now => change(now) with { State = ImportState.Running, FinishedAt = null }, default);
        await new ImportMarkers(container, TimeProvider.System, NullLogger<ImportMarkers>.Instance).Set(job, default);
    }
}
