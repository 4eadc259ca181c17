using System.IO.Compression;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CoProduction.Functions.Tables;

/// <summary>Compressed blobs that are written once and never changed.</summary>
/// <param name="container">Where they are; made when the first is written.</param>
internal sealed class BlobArchive(BlobContainerClient container)
{
    /// <summary>Keeps a blob. Where there is one of the name it stays as it is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task Keep(string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
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
            await container.GetBlobClient(name).UploadAsync(content, upload, cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // A timer may fire twice, others may keep the same, and an upload whose answer was lost is tried again.
        }
    }

    /// <summary>Reads a blob; null where there is none of the name.</summary>
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

    /// <summary>The names of all, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> Names(CancellationToken cancellation)
    {
        try
        {
            return [.. (await container.GetBlobsAsync(cancellationToken: cancellation).ToListAsync(cancellation)).Select(blob => blob.Name)];
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
    }
}
