using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Jobs that finished long ago.</summary>
public sealed class PrunedJobTests : IAsyncLifetime
{
    private readonly ClockedProgram program = new();

    private HttpClient Client => program.Client;

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Ended_job_is_there_for_90_days_and_then_gone_with_all_that_it_left()
    {
        using var other = program.ClientOf("JPN");
        var job = await Run(Client);
        var others = await Run(other);
        var cancelled = (await Client.PostLines(JobLines.Examples)).Job();
        await Client.Ask(HttpMethod.Post, $"{cancelled}/cancel", null);

        program.Clock.Now += TimeSpan.FromDays(90);
        await program.Fire("ForgetOld");
        Assert.Equal(JobLines.Examples.Count(), (await Client.Results(job)).Count);
        Assert.Equal(2, (await Client.Get("api/v1/imports")).Json["items"]!.AsArray().Count);

        program.Clock.Now += TimeSpan.FromSeconds(1);
        await program.Fire("ForgetOld");
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get(job)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get($"{job}/results")).Status);
        Assert.Empty((await Client.Get("api/v1/imports")).Json["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(others)).Status);
        Assert.Empty(await Blobs("jobs/"));
        await program.Fire("ForgetOld");
    }

    [Fact]
    public async Task Job_that_has_not_ended_or_has_ended_since_stays_however_old()
    {
        var waiting = (await Client.PostLines(JobLines.Examples)).Job();
        var late = (await Client.PostLines(JobLines.Examples)).Job();
        program.Clock.Now += TimeSpan.FromDays(60);
        await program.Get<ImportRunner>().Run("POL", late.Split('/')[^1], default);

        program.Clock.Now += TimeSpan.FromDays(60);
        await program.Fire("ForgetOld");

        Assert.Equal("queued", (await Client.Get(waiting)).Json.State());
        Assert.Equal(JobLines.Examples.Count(), (await Client.Results(late)).Count);
        await program.Get<ImportRunner>().Run("POL", waiting.Split('/')[^1], default);
        Assert.Equal("succeeded", (await Client.Get(waiting)).Json.State());
    }

    [Fact]
    public async Task What_is_left_of_no_job_is_taken_away_and_so_is_what_files_left()
    {
        await Import("NOR,Norway,europe,NATO");
        var old = ImportIds.Since(program.Clock.Now) + "00000000";
        var container = new BlobContainerClient(program.ConnectionString, $"{program.StoragePrefix}-imports");
        await container.UploadBlobAsync($"jobs/POL/{old}/upload", BinaryData.FromString("{}"));
        program.Clock.Now += TimeSpan.FromDays(91);
        var young = ImportIds.Since(program.Clock.Now) + "00000000";
        await container.UploadBlobAsync($"jobs/POL/{young}/upload", BinaryData.FromString("{}"));
        await Import("NOR,Noreg,europe,NATO");
        Assert.Equal(2, (await Blobs("finished/")).Count);

        await program.Fire("ForgetOld");

        Assert.Equal([$"jobs/POL/{young}/upload"], (await Blobs("jobs/")).Where(name => name.EndsWith("/upload", StringComparison.Ordinal)));
        Assert.Single(await Blobs("finished/"));
    }

    private async Task Import(string row)
    {
        var started = await Client.PostBody("?file=partners.csv", "text/csv", Encoding.UTF8.GetBytes($"code,name,theater,memberships\n{row}\n"));
        await program.RunImport("POL", started.Job());
        Assert.Equal("succeeded", (await Client.Get(started.Job())).Json.State());
    }

    private async Task<string> Run(HttpClient client)
    {
        var job = (await client.PostLines(JobLines.Examples)).Job();
        var (partner, id) = (client == Client ? "POL" : "JPN", job.Split('/')[^1]);
        await program.Get<ImportRunner>().Run(partner, id, default);
        Assert.Equal("succeeded", (await client.Get(job)).Json.State());
        return job;
    }

    private async Task<IReadOnlyList<string>> Blobs(string folder)
    {
        var names = new List<string>();
        var container = new BlobContainerClient(program.ConnectionString, $"{program.StoragePrefix}-imports");
        await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, folder, default))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
