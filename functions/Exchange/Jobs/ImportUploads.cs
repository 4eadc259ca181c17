using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>What jobs import: each upload is a blob until its job has come to its end.</summary>
public sealed class ImportUploads(ImportContainer container)
{
    // In bytes. So much of an upload is in memory at a time, and so much of it while it is read.
    private const int Piece = 4 * 1024 * 1024;

    /// <summary>
    /// Takes an upload in, from its first byte to its last. Where it breaks off, nothing of it is kept; where the job has its upload
    /// already, which is the same then, that one stays.
    /// </summary>
    public async Task Keep(ImportJob job, Stream content, CancellationToken cancellation)
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
            // The condition is looked at with the last byte, so all of the content has been read.
        }
    }

    /// <summary>Reads an upload from some byte on; the stream can seek.</summary>
    /// <exception cref="Azure.RequestFailedException">The upload is gone (404).</exception>
    public async Task<Stream> Open(ImportJob job, long offset, CancellationToken cancellation) =>
        await (await Blob(job.Partner, job.Id, cancellation)).OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { Position = offset, BufferSize = Piece / 4 }, cancellation);

    public async Task Remove(string partner, string id, CancellationToken cancellation) =>
        await (await Blob(partner, id, cancellation)).DeleteIfExistsAsync(cancellationToken: cancellation);

    private async Task<BlockBlobClient> Blob(string partner, string id, CancellationToken cancellation) =>
        (await container.Open(cancellation)).GetBlockBlobClient($"jobs/{partner}/{id}/upload");
}
