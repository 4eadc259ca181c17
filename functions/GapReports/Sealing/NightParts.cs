using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>
/// Stores which report each set of readers gets of a night that is not complete, until the night is listed. Parts are deleted then, so they are not
/// among the <see cref="PublishedDocuments"/>, whose container Azure can keep from deleting anything.
/// </summary>
public sealed class NightParts(BlobServiceClient blobs, StoragePrefix prefix)
{
    private const string Extension = ".json.gz";

    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.ContainerName("parts")));

    /// <summary>Stores a part, unless it is stored already.</summary>
    /// <param name="id">The night.</param>
    /// <param name="readers">The key of the set of readers.</param>
    /// <param name="hashes">The hash of each reader's report.</param>
    /// <param name="cancellation">Cancels storing.</param>
    internal Task Keep(GapReportId id, string readers, IReadOnlyDictionary<string, string> hashes, CancellationToken cancellation) =>
        archive.Keep(NameOf(id, readers), content => JsonSerializer.SerializeAsync(content, hashes, RecordJson.Options, cancellation), cancellation);

    /// <summary>The keys of the sets of readers whose parts of a night are stored.</summary>
    internal async Task<IReadOnlySet<string>> Of(GapReportId id, CancellationToken cancellation) =>
        (await archive.Names(cancellation, FolderOf(id))).Select(name => name[FolderOf(id).Length..^Extension.Length]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads a part; null if it is not stored.</summary>
    internal Task<JsonObject?> Read(GapReportId id, string readers, CancellationToken cancellation) =>
        archive.Read(NameOf(id, readers), async content => (await JsonNode.ParseAsync(content, cancellationToken: cancellation))!.AsObject(), cancellation);

    /// <summary>The nights of which parts are stored.</summary>
    internal async Task<IReadOnlyList<GapReportId>> Nights(CancellationToken cancellation) =>
    [
        .. (await archive.Names(cancellation))
            .Select(name => name.Split('/')[0])
            .Distinct()
            .Select(night => GapReportId.TryParse(night, out var id) ? id : null)
            .OfType<GapReportId>(),
    ];

    /// <summary>Deletes the parts of a night.</summary>
    internal Task Remove(GapReportId id, CancellationToken cancellation) => archive.Remove(_ => true, cancellation, FolderOf(id));

    private static string FolderOf(GapReportId id) => $"{id}/";

    private static string NameOf(GapReportId id, string readers) => $"{FolderOf(id)}{readers}{Extension}";
}
