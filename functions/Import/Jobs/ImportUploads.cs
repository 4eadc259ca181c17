using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Stores the uploads of jobs: one blob each, until the job has finished.</summary>
public sealed partial class ImportUploads(ImportContainer container, TimeProvider time, ILogger<ImportUploads> logger)
{
    // In bytes: how much of an upload is in memory while it is stored.
    private const int Piece = 4 * 1024 * 1024;

    private const string Name = "/upload";

    // The longest that removing what an upload left may take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Stores a whole upload. If it breaks off, nothing is stored; if the job has its upload already, which is the same, that one
    /// stays.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="content">The upload.</param>
    /// <param name="isAlone">
    /// Whether no other request can store the upload of this job at the same time. What is left of an upload that breaks off is then removed at once,
    /// otherwise by <see cref="RemoveUncommitted"/>.
    /// </param>
    /// <param name="cancellation">Cancels the upload.</param>
    public async Task Store(ImportJob job, Stream content, bool isAlone, CancellationToken cancellation)
    {
        var (blob, isStored) = (await Blob(job.Partner, job.Id, cancellation), false);
        var options = new BlobUploadOptions
        {
            TransferOptions = new() { InitialTransferSize = Piece, MaximumTransferSize = Piece, MaximumConcurrency = 1 },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            // A request to storage that is given up may still be carried out, after what is left was removed. So only the reading is cancelled.
            await blob.UploadAsync(new CancelledReading(content, cancellation), options, CancellationToken.None);
            isStored = true;
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // Storage checks the condition after the last byte, so all of the content has been read.
            isStored = true;
        }
        finally
        {
            if (!isStored && isAlone)
            {
                await RemoveLeft(blob);
            }
        }
    }

    /// <summary>
    /// Removes the blocks of uploads that broke off before a moment, because the program was killed. Storage keeps blocks that were never made a blob, and
    /// charges for them.
    /// </summary>
    /// <param name="before">The moment.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public async Task RemoveUncommitted(DateTimeOffset before, CancellationToken cancellation)
    {
        var (blobs, since) = (await container.Open(cancellation), ImportIds.Since(before));
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, ImportPruning.Folder, cancellation))
        {
            if (blob.Name.EndsWith(Name, StringComparison.Ordinal)
                && blob.Name.Split('/') is [.., var id, _]
                && string.CompareOrdinal(id, since) > 0
                && !await blobs.GetBlobClient(blob.Name).ExistsAsync(cancellation))
            {
                await Discard(blobs.GetBlockBlobClient(blob.Name), cancellation);
            }
        }
    }

    /// <summary>Opens an upload at a byte; the stream can seek.</summary>
    /// <exception cref="Azure.RequestFailedException">The upload is missing (404).</exception>
    public async Task<Stream> Open(ImportJob job, long offset, CancellationToken cancellation) =>
        await (await Blob(job.Partner, job.Id, cancellation)).OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { Position = offset, BufferSize = Piece / 4 }, cancellation);

    public async Task Remove(string partner, string id, CancellationToken cancellation) =>
        await (await Blob(partner, id, cancellation)).DeleteIfExistsAsync(cancellationToken: cancellation);

    private async Task<BlockBlobClient> Blob(string partner, string id, CancellationToken cancellation) =>
        (await container.Open(cancellation)).GetBlockBlobClient($"jobs/{partner}/{id}{Name}");

    private async Task RemoveLeft(BlockBlobClient blob)
    {
        // The request may have been cancelled, and its blocks must go nevertheless.
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await Discard(blob, patience.Token);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException)
        {
            Log.NotRemoved(logger, blob.Name, fault);
        }
    }

    /// <summary>Storage discards the blocks that a blob is not made of. So a blob is made of none, and deleted again.</summary>
    private static async Task Discard(BlockBlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var options = new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            var empty = await blob.CommitBlockListAsync([], options, cancellation);
            await blob.DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = empty.Value.ETag }, cancellationToken: cancellation);
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // The upload was stored after all, or has been written since.
        }
    }

    /// <summary>Content that can be read until somebody cancels that.</summary>
    private sealed class CancelledReading(Stream content, CancellationToken cancellation) : ForwardStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => content.ReadAsync(buffer, cancellation);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not remove the blocks of upload {Blob}, which broke off. The nightly housekeeping removes them.")]
        public static partial void NotRemoved(ILogger logger, string blob, Exception fault);
    }
}
