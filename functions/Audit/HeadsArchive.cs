using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.Audit;

/// <summary>
/// Where each history ended, night by night, in blobs that are never changed: whoever shortens a history in the tables, or
/// takes a record out of them with all its history, does not agree with these.
/// </summary>
public sealed class HeadsArchive(BlobServiceClient blobs, TablePrefix prefix)
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const string Extension = ".json.gz";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(prefix.Container("audit"));

    internal async Task Keep(DateTimeOffset at, IEnumerable<Head> heads, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        using var content = new MemoryStream();
        await using (var zip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(zip, heads, RecordJson.Options, cancellation);
        }

        content.Position = 0;
        try
        {
            await container.GetBlobClient(at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + Extension).UploadAsync(
                content, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // A timer may fire twice, and an upload whose answer was lost is tried again.
        }
    }

    /// <summary>The last heads that were kept; null where none were.</summary>
    internal async Task<(DateTimeOffset At, IReadOnlyList<Head> Heads)?> Last(CancellationToken cancellation)
    {
        try
        {
            string? last = null;
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
            {
                last = blob.Name;
            }

            if (last is null)
            {
                return null;
            }

            await using var content = await container.GetBlobClient(last).OpenReadAsync(cancellationToken: cancellation);
            await using var zip = new GZipStream(content, CompressionMode.Decompress);
            return (
                DateTimeOffset.ParseExact(last[..^Extension.Length], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                (await JsonSerializer.DeserializeAsync<IReadOnlyList<Head>>(zip, RecordJson.Options, cancellation))!);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}

/// <summary>Where a record's history ended.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The number of its last revision.</param>
/// <param name="Hash">The hash of that revision.</param>
internal sealed record Head(string Kind, string Id, int Revision, string Hash);
