using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>Stores what is published, as JSON in compressed blobs that never change.</summary>
public sealed class PublishedDocuments(BlobServiceClient blobs, StoragePrefix prefix)
{
    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.ContainerName("published")));

    internal Task Keep<T>(string name, T value, CancellationToken cancellation) =>
        archive.Keep(name, content => JsonSerializer.SerializeAsync(content, value, RecordJson.Options, cancellation), cancellation);

    /// <summary>The names that begin with a prefix.</summary>
    internal Task<IReadOnlyList<string>> Names(string prefix, CancellationToken cancellation) => archive.Names(cancellation, prefix);

    internal Task<bool> Exists(string name, CancellationToken cancellation) => archive.Exists(name, cancellation);

    internal Task<JsonObject?> Read(string name, CancellationToken cancellation) =>
        archive.Read(name, async content => (await JsonNode.ParseAsync(content, cancellationToken: cancellation))!.AsObject(), cancellation);

    /// <inheritdoc cref="BlobArchive.RemoveOld"/>
    internal Task<int> RemoveOld(string prefix, DateTimeOffset before, Func<string, bool> isOld, CancellationToken cancellation) =>
        archive.RemoveOld(prefix, before, isOld, cancellation);
}
