using System.Security.Cryptography;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Simulation;
using CoProduction.Functions.Tests.Simulation.Storage;
using CoProduction.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Programs that have the turn to write and can no longer tell storage so.</summary>
public sealed class HeldLeaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Renewals.Hang)]
    [InlineData(Renewals.Fault)]
    [InlineData(Renewals.AreRefused)]
    public async Task Work_is_told_to_stop_before_another_can_have_the_turn_whatever_becomes_of_the_renewals(Renewals renewals)
    {
        var blob = await Blob(new Renewing(renewals));
        var held = (await HeldLease.TryTake(blob, new HastyClock(), NullLogger.Instance, default))!;

        var lost = new TaskCompletionSource();
        await using (held.Lost.Register(lost.SetResult))
        {
            await lost.Task.WaitAsync(Patience);
        }

        Assert.Null(await HeldLease.TryTake(await Blob(new SocketsHttpHandler(), blob.BlobContainerName), new HastyClock(), NullLogger.Instance, default));
        await held.DisposeAsync();
    }

    [Fact]
    public async Task An_import_that_lost_its_turn_is_not_accepted_any_more()
    {
        var container = await Container(new SocketsHttpHandler());
        var turns = new ImportTurns(Of(container), TimeProvider.System, NullLogger<ImportTurns>.Instance);
        await using var late = (await turns.Take(Patience, default))!;
        await container.GetBlobClient("turn").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        await using var next = (await turns.Take(Patience, default))!;

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => late.Accept(new AcceptedImport("late", "log", "POL:late", default), default));
        await next.Accept(new AcceptedImport("next", "log", "POL:next", default), default);
        await Assert.ThrowsAsync<RequestFailedException>(() => late.Clear(default));

        Assert.Equal(412, refused.Status);
        Assert.Equal("next", (await turns.Accepted(default))!.Id);
    }

    [Fact]
    public async Task An_import_that_could_not_renew_its_turn_while_it_finished_is_finished()
    {
        await using var bench = await Workbench.Create(new Renewing(Renewals.Fault, slowly: TimeSpan.FromSeconds(5)));

        using var package = Package.OfFolder(Workbench.StarterData);
        var outcome = Assert.IsType<ImportOutcome.Accepted>(await bench.Import(package));

        Assert.Empty(outcome.Written!.Overtaken);
        Assert.Null(await bench.Get<ImportTurns>().Accepted(default));
    }

    [Fact]
    public async Task A_job_whose_runs_lose_their_lease_is_run_again_at_once()
    {
        using var memory = new MemoryStorage(hasteOfLeases: 5, hasteOfMessages: 1);
        using var losing = new LosingFirst(memory, runs: 3);
        await using var storage = new ScriptedStorage(memory, seed: 0, writers: 0);
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(losing)) };
        await using var program = await HostedProgram.StartAsync(
            SimulatedRegister.SettingsOf(MemoryStorage.ConnectionString),
            new HastyClock(),
            configure: services =>
            {
                storage.Use(services);
                services.AddSingleton(new BlobServiceClient(MemoryStorage.ConnectionString, options));
            });
        await program.Get<IRecordStore>().SeedPartners(("POL", ["NATO", "EU"]));
        using var coordinator = new HttpClient { BaseAddress = program.Address }.As("POL");
        var start = TimeProvider.System.GetTimestamp();

        var ended = await coordinator.End((await coordinator.PostLines([.. JobLines.Examples])).Job());

        Assert.Equal("succeeded", ended.State());
        Assert.Equal(4, losing.Runs);
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "The job waited for the search for jobs that nobody runs.");
    }

    private static ImportContainer Of(BlobContainerClient container) =>
        new(new BlobServiceClient(Connection), Parsed.As<StoragePrefix>(container.Name[..^"-imports".Length]));

    private static string Connection { get; } = Azurite.Shared.GetAwaiter().GetResult().NewAccount();

    private static async Task<BlobContainerClient> Container(HttpMessageHandler handler, string? name = null)
    {
        var service = new BlobServiceClient(Connection, new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(handler)) });
        var container = service.GetBlobContainerClient(name ?? $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}-imports");
        await container.CreateIfNotExistsAsync();
        return container;
    }

    private static async Task<BlobClient> Blob(HttpMessageHandler handler, string? name = null)
    {
        var blob = (await Container(handler, name)).GetBlobClient("turn");
        if (name is null)
        {
            await blob.UploadAsync(BinaryData.FromString(""));
        }

        return blob;
    }

    /// <summary>What becomes of renewals.</summary>
    public enum Renewals
    {
        Hang,
        Fault,
        AreRefused,
    }

    /// <summary>Lets no renewal of a lease through, and can make finishing an import slow.</summary>
    private sealed class Renewing(Renewals renewals, TimeSpan slowly = default) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.Contains("/finished/", StringComparison.Ordinal) && request.Method == HttpMethod.Put)
            {
                await Task.Delay(slowly, cancellationToken);
            }

            if (!request.Headers.TryGetValues("x-ms-lease-action", out var actions) || actions.Single() != "renew")
            {
                return await base.SendAsync(request, cancellationToken);
            }

            switch (renewals)
            {
                case Renewals.Hang:
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    goto default;
                case Renewals.Fault:
                    throw new InvalidOperationException("Nobody expects this.");
                default:
                    return new HttpResponseMessage(System.Net.HttpStatusCode.Conflict);
            }
        }
    }

    /// <summary>Refuses the renewals of the first runs of a job, and lets them wait for their upload until they give up.</summary>
    private sealed class LosingFirst(HttpMessageHandler storage, int runs) : DelegatingHandler(storage)
    {
        private int begun;

        public int Runs => begun;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/upload", StringComparison.Ordinal) && Interlocked.Increment(ref begun) <= runs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return request.Headers.TryGetValues("x-ms-lease-action", out var actions) && actions.Single() == "renew" && begun <= runs
                ? new HttpResponseMessage(System.Net.HttpStatusCode.Conflict) { RequestMessage = request, Content = new ByteArrayContent([]) }
                : await base.SendAsync(request, cancellationToken);
        }
    }
}
