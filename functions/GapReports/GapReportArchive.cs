using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.GapReports;

/// <summary>The reports that were computed by night, each a blob that is never changed.</summary>
public sealed class GapReportArchive(BlobServiceClient blobs, TablePrefix prefix)
{
    private const string Extension = ".json";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(prefix.Container("gap-reports"));

    /// <summary>Keeps a report. One of the same second is kept only once.</summary>
    public async Task<GapReportId> Keep(GapReportResponse report, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var id = GapReportId.Of(report.ComputedAt);
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(report, RecordJson.Options);
            await Blob(id).UploadAsync(new BinaryData(json), upload, cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status == StatusCodes.Status409Conflict)
        {
            // A timer may fire twice, and an upload whose answer was lost is tried again.
        }

        return id;
    }

    /// <summary>The report with this id, or null.</summary>
    public async Task<GapReportResponse?> Find(GapReportId id, CancellationToken cancellation)
    {
        try
        {
            var content = await Blob(id).DownloadContentAsync(cancellation);
            return content.Value.Content.ToObjectFromJson<GapReportResponse>(RecordJson.Options);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>The ids of all reports, newest first.</summary>
    public async Task<IReadOnlyList<GapReportId>> List(CancellationToken cancellation)
    {
        var ids = new List<GapReportId>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
            {
                if (GapReportId.TryParse(Path.GetFileNameWithoutExtension(blob.Name), out var id))
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
