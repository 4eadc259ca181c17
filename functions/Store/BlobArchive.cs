using System.IO.Compression;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CoProduction.Functions.Store;

/// <summary>Stores compressed blobs that are written once and never changed, and may be deleted.</summary>
/// <param name="container">The container of the blobs. It is created when the first blob is written.</param>
internal sealed class BlobArchive(BlobContainerClient container)
{
    private readonly CreatedOnFirstUse<BlobContainerClient> created = new(container, container => container.CreateIfNotExistsAsync());

    /// <summary>Writes a blob, unless one with this name exists.</summary>
    /// <param name="name">The blob's name.</param>
    /// <param name="write">Writes the blob's content.</param>
    /// <param name="cancellation">Cancels the upload.</param>
    public async Task Keep(string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var blobs = await created.Open(cancellation);
        using var content = new MemoryStream();
        await using (var zip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
        {
            await write(zip);
        }

        content.Position = 0;
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/gzip" },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await blobs.GetBlobClient(name).UploadAsync(content, upload, cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // The blob exists: a timer fired twice, another instance wrote it, or an upload was repeated because its answer was lost.
        }
    }

    /// <summary>Reads a blob; null if none has this name.</summary>
    public async Task<T?> Read<T>(string name, Func<Stream, Task<T>> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            await using var content = await container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellation);
            await using var zip = new GZipStream(content, CompressionMode.Decompress);
            return await read(zip);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>The names of all blobs, or of those that begin with a prefix, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> Names(CancellationToken cancellation, string? prefix = null)
    {
        try
        {
            return [.. (await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation).ToListAsync(cancellation)).Select(blob => blob.Name)];
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
    }

    public async Task<bool> Exists(string name, CancellationToken cancellation) => await container.GetBlobClient(name).ExistsAsync(cancellation);

    /// <summary>Deletes the blobs whose names meet a condition, of all or of those that begin with a prefix.</summary>
    public async Task Remove(Func<string, bool> isOld, CancellationToken cancellation, string? prefix = null)
    {
        foreach (var name in (await Names(cancellation, prefix)).Where(isOld))
        {
            await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);
        }
    }

    /// <summary>Deletes the blobs that begin with a prefix, were stored before a moment and meet a condition, but for those that a policy of storage keeps.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> RemoveOld(string prefix, DateTimeOffset before, Func<string, bool> isOld, CancellationToken cancellation)
    {
        var count = 0;
        try
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
            {
                count += blob.Properties.CreatedOn < before && isOld(blob.Name) && await TryDelete(blob.Name, cancellation) ? 1 : 0;
            }
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            // Nothing was ever stored.
        }

        return count;
    }

    private async Task<bool> TryDelete(string name, CancellationToken cancellation)
    {
        try
        {
            return await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status == StatusCodes.Status409Conflict)
        {
            return false;
        }
    }
}
