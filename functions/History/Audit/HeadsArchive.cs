using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.History.Audit;

/// <summary>
/// Stores where each history ended, night by night, in blobs that never change. A history that was shortened in the tables, or removed
/// together with its record, does not match these blobs.
/// </summary>
public sealed class HeadsArchive(BlobServiceClient blobs, StoragePrefix prefix)
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const string Extension = ".json.gz";

    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.ContainerName("audit")));

    internal Task Keep(DateTimeOffset at, IEnumerable<Head> heads, CancellationToken cancellation) =>
        archive.Keep(
            at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + Extension,
            content => JsonSerializer.SerializeAsync(content, heads, RecordJson.Options, cancellation),
            cancellation);

    /// <summary>The most recent heads; null if none are stored yet.</summary>
    internal async Task<(DateTimeOffset At, IReadOnlyList<Head> Heads)?> Last(CancellationToken cancellation)
    {
        if (await archive.Names(cancellation) is not [.., var last])
        {
            return null;
        }

        var heads = await archive.Read(
            last,
            async content => (await JsonSerializer.DeserializeAsync<IReadOnlyList<Head>>(content, RecordJson.Options, cancellation))!,
            cancellation);
        return heads is null ? null : (
            DateTimeOffset.ParseExact(last[..^Extension.Length], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), heads);
    }
}

/// <summary>The end of a record's history.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The number of its last revision.</param>
/// <param name="Hash">The hash of that revision.</param>
internal sealed record Head(string Kind, string Id, int Revision, string Hash);
