using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>What was published, as JSON in compressed blobs that are never changed.</summary>
public sealed class PublishedDocuments(BlobServiceClient blobs, TablePrefix prefix)
{
    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.Container("published")));

    internal Task Keep<T>(string name, T value, CancellationToken cancellation) =>
        archive.Keep(name, content => JsonSerializer.SerializeAsync(content, value, RecordJson.Options, cancellation), cancellation);

    internal Task<JsonObject?> Read(string name, CancellationToken cancellation) =>
        archive.Read(name, async content => (await JsonNode.ParseAsync(content, cancellationToken: cancellation))!.AsObject(), cancellation);
}
