using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
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

    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.Container("audit")));

    internal Task Keep(DateTimeOffset at, IEnumerable<Head> heads, CancellationToken cancellation) =>
        archive.Keep(
            at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + Extension,
            content => JsonSerializer.SerializeAsync(content, heads, RecordJson.Options, cancellation),
            cancellation);

    /// <summary>The last heads that were kept; null where none were.</summary>
    internal async Task<(DateTimeOffset At, IReadOnlyList<Head> Heads)?> Last(CancellationToken cancellation)
    {
        if (await archive.Names(cancellation) is not [.., var last])
        {
            return null;
        }

        var heads = await archive.Read(
            last, async content => (await JsonSerializer.DeserializeAsync<IReadOnlyList<Head>>(content, RecordJson.Options, cancellation))!, cancellation);
        return heads is null ? null : (
            DateTimeOffset.ParseExact(last[..^Extension.Length], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), heads);
    }
}

/// <summary>Where a record's history ended.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The number of its last revision.</param>
/// <param name="Hash">The hash of that revision.</param>
internal sealed record Head(string Kind, string Id, int Revision, string Hash);
