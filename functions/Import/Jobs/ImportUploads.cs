using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Stores the uploads of jobs: one blob each, until the job has finished.</summary>
public sealed class ImportUploads(ImportContainer container)
{
    // In bytes: how much of an upload is in memory while it is stored.
    private const int Piece = 4 * 1024 * 1024;

    /// <summary>
    /// Stores a whole upload. If it breaks off, nothing is stored; if the job has its upload already, which is the same, that one
    /// stays.
    /// </summary>
    public async Task Store(ImportJob job, Stream content, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            TransferOptions = new() { InitialTransferSize = Piece, MaximumTransferSize = Piece, MaximumConcurrency = 1 },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await (await Blob(job.Partner, job.Id, cancellation)).UploadAsync(content, options, cancellation);
        }
        catch (RequestFailedException there) when (there.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // Storage checks the condition after the last byte, so all of the content has been read.
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
        (await container.Open(cancellation)).GetBlockBlobClient($"jobs/{partner}/{id}/upload");
}
