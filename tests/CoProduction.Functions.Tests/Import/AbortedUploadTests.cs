using System.Net;
using System.Net.Http.Headers;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CoProduction.Functions.Access;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Uploads that break off, and the blocks of them that storage has already.</summary>
public sealed class AbortedUploadTests(ClockedProgram program) : IClassFixture<ClockedProgram>
{
    private const int MegaByte = 1_048_576;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Client_that_goes_away_leaves_no_blocks()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var leaving = new CancellationTokenSource();
        using var content = new StreamContent(new StallingLines(13 * MegaByte, leaving.Token)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(JobClient.JsonLines) } };
        var sent = program.Client.PostAsync("api/v1/imports", content, leaving.Token);
        await Until(blocks => blocks.Length > 0, patience.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await Until(blocks => blocks.Length == 0, patience.Token);
    }

    [Fact]
    public async Task Block_that_is_on_its_way_when_the_client_goes_away_is_waited_for_before_the_blocks_are_removed()
    {
        await using var storage = await GatedStorage.StartAsync(program.ConnectionString, "Blob");
        using var block = storage.Hold(asked => asked.IsOf("comp=block&"));
        using var leaving = new CancellationTokenSource();
        var container = new ImportContainer(new BlobServiceClient(storage.ConnectionString), Parsed.As<StoragePrefix>(program.StoragePrefix));
        var caller = new Caller(Parsed.As<CountryCode>("POL"), Subject: null, new HashSet<Role> { Role.Contributor }) { Handle = "POL:tests" };
        var job = ImportJob.Of(caller, ImportFormat.JsonLines, program.Clock.Now, ImportIds.Of(AnswerTime.NewSlot(program.Clock.Now)));
        using var content = new UploadStream(new StallingLines(6 * MegaByte, leaving.Token), long.MaxValue);
        var stored = new ImportUploads(container, TimeProvider.System, NullLogger<ImportUploads>.Instance).Store(job, content, isAlone: true, leaving.Token);
        await block.Met;
        await leaving.CancelAsync();

        Assert.NotSame(stored, await Task.WhenAny(stored, Task.Delay(TimeSpan.FromSeconds(1))));
        block.LetGo();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stored);
        Assert.Empty(await Left());
    }

    [Fact]
    public async Task Upload_that_turns_out_too_large_leaves_no_blocks()
    {
        using var content = new StreamContent(new EndlessLines(98 * MegaByte)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(JobClient.JsonLines) } };
        var answer = await program.Client.Ask(HttpMethod.Post, "api/v1/imports", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Empty(await Left());
    }

    [Fact]
    public async Task Blocks_that_a_killed_program_left_are_removed_when_they_are_a_day_old()
    {
        var (old, young) = (Name(program.Clock.Now), Name(program.Clock.Now + TimeSpan.FromDays(1)));
        foreach (var name in new[] { old, young })
        {
            await Container.GetBlockBlobClient(name).StageBlockAsync(Convert.ToBase64String(new byte[8]), new MemoryStream(new byte[MegaByte]));
        }

        program.Clock.Now += TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        await program.Fire("ForgetOld");

        Assert.Equal([young], await Left());
        program.Clock.Now += TimeSpan.FromDays(1);
        await program.Fire("ForgetOld");
        Assert.Empty(await Left());

        static string Name(DateTimeOffset started) => $"jobs/POL/{ImportIds.Since(started)}00000000/upload";
    }

    private BlobContainerClient Container => new(program.ConnectionString, $"{program.StoragePrefix}-imports");

    private async Task Until(Func<string[], bool> holds, CancellationToken cancellation)
    {
        while (!holds(await Left()))
        {
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>The blobs that consist of blocks alone.</summary>
    private async Task<string[]> Left()
    {
        var left = new List<string>();
        await foreach (var blob in Container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, "jobs/", default))
        {
            if (blob.Name.EndsWith("/upload", StringComparison.Ordinal) && !await Container.GetBlobClient(blob.Name).ExistsAsync())
            {
                left.Add(blob.Name);
            }
        }

        return [.. left];
    }

    /// <summary>Lines that stop coming, until the client goes away.</summary>
    private sealed class StallingLines(long length, CancellationToken left) : Stream
    {
        private readonly EndlessLines lines = new(length);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => lines.Position;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await lines.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                return read;
            }

            await Task.Delay(Timeout.Infinite, left);
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
