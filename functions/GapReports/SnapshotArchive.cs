using System.IO.Compression;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.GapReports;

/// <summary>
/// The register as it was each night: a blob of compressed JSON lines that is never changed. An archived report is computed
/// from it for whoever asks, so that it holds what that reader could see then, and nothing else.
/// </summary>
public sealed class SnapshotArchive(BlobServiceClient blobs, TablePrefix prefix)
{
    private const string Extension = ".jsonl.gz";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(prefix.Container("snapshots"));

    /// <summary>Keeps a register. One of the same second is kept only once.</summary>
    public async Task Keep(GapReportId id, Register register, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/gzip" },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        using var content = new MemoryStream();
        await using (var zip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
        {
            await RegisterLines.Write(register, zip, cancellation);
        }

        content.Position = 0;
        try
        {
            await Blob(id).UploadAsync(content, upload, cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // A timer may fire twice, and an upload whose answer was lost is tried again.
        }
    }

    /// <summary>The register that was kept under this id, or null.</summary>
    public async Task<Register?> Find(GapReportId id, CancellationToken cancellation)
    {
        try
        {
            await using var content = await Blob(id).OpenReadAsync(cancellationToken: cancellation);
            await using var zip = new GZipStream(content, CompressionMode.Decompress);
            return await RegisterLines.Read(zip, cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>The ids under which registers were kept, newest first.</summary>
    public async Task<IReadOnlyList<GapReportId>> List(CancellationToken cancellation)
    {
        var ids = new List<GapReportId>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
            {
                if (blob.Name.EndsWith(Extension, StringComparison.Ordinal) && GapReportId.TryParse(blob.Name[..^Extension.Length], out var id))
                {
                    ids.Add(id);
                }
            }
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }

        ids.Reverse();
        return ids;
    }

    private BlobClient Blob(GapReportId id) => container.GetBlobClient(id.Value + Extension);
}
