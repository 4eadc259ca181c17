using System.Net;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>
/// Jobs that were requested with a key while the program was killed between two steps of their creation. The results of later steps
/// are removed. The program runs no jobs, so they wait.
/// </summary>
public sealed class CutShortJobTests : IAsyncLifetime
{
    private readonly HttpClient client = new HttpClient().As("POL");
    private readonly Dictionary<string, string?> settings = [];
    private HostedProgram program = null!;

    public async ValueTask InitializeAsync()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount();
        settings[DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile;
        settings["CoProduction__Limits__ConcurrentImports"] = "1";
        program = await HostedProgram.StartAsync(settings, runsByItself: false);
        client.BaseAddress = program.Address;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await program.DisposeAsync();
    }

    [Theory]
    [InlineData("the key", false)]
    [InlineData("the upload", false)]
    [InlineData("the marker", false)]
    [InlineData("the job", true)]
    [InlineData("its admission", true)]
    public async Task Request_that_is_sent_again_gets_the_one_job(string lastStep, bool isReplayed)
    {
        var first = await Send("cut short");
        await TakeBack(first.Job().Split('/')[^1], lastStep);

        var again = await Send("cut short");

        Assert.Equal((first.Status, first.Job(), isReplayed), (again.Status, again.Job(), again.Headers.Contains("Idempotency-Replayed")));
        Assert.Single((await client.Get("api/v1/imports")).Json["items"]!.AsArray());
        Assert.Equal(
            [$"jobs/POL/{first.Job().Split('/')[^1]}/upload", $"jobs/unfinished/POL/{first.Job().Split('/')[^1]}"], (await Blobs()).Order());
    }

    [Fact]
    public async Task There_is_no_room_for_a_job_that_is_new_and_there_is_for_the_same_again()
    {
        var first = await Send("has room");

        var (again, another) = (await Send("has room"), await Send("has none"));

        Assert.Equal(first.Job(), again.Job());
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-imports"), (another.Status, another.Code));
        await client.Ask(HttpMethod.Post, $"{first.Job()}/cancel", null);
        var later = await Send("has none");
        Assert.NotEqual(first.Job(), later.Job());
        Assert.False(later.Headers.Contains("Idempotency-Replayed"));
    }

    /// <summary>Removes the results of the steps after a step.</summary>
    private async Task TakeBack(string id, string lastStep)
    {
        var jobs = new TableClient(settings["AzureWebJobsStorage"], "CoProductionJobs");
        var blobs = new BlobContainerClient(settings["AzureWebJobsStorage"], "coproduction-imports");
        if (lastStep is "the job")
        {
            var row = (await jobs.GetEntityAsync<TableEntity>("POL", id)).Value;
            row["Json"] = row.GetString("Json").Replace("\"isAdmitted\":true", "\"isAdmitted\":false", StringComparison.Ordinal);
            await jobs.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }
        else if (lastStep is not "its admission")
        {
            await jobs.DeleteEntityAsync("POL", id);
        }

        if (lastStep is "the key" or "the upload")
        {
            await blobs.DeleteBlobAsync($"jobs/unfinished/POL/{id}");
        }

        if (lastStep is "the key")
        {
            await blobs.DeleteBlobAsync($"jobs/POL/{id}/upload");
        }
    }

    private Task<Answer> Send(string key) =>
        client.PostBody("", JobClient.JsonLines, Encoding.UTF8.GetBytes(string.Join('\n', JobLines.Examples)), ("Idempotency-Key", key));

    private async Task<IReadOnlyList<string>> Blobs()
    {
        var names = new List<string>();
        await foreach (var blob in new BlobContainerClient(settings["AzureWebJobsStorage"], "coproduction-imports").GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
