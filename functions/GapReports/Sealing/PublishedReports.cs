using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>
/// Every report as it was published, once for all who were to see the same: a blob of compressed JSON under the hash that its seal
/// says, and for each night a list of who gets which. Neither is ever changed.
/// </summary>
public sealed class PublishedReports(BlobServiceClient blobs, TablePrefix prefix)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(prefix.Container("published"));

    /// <summary>Seals and keeps what each partner's readers and coordinators are to see of a night's register.</summary>
    /// <param name="id">The night.</param>
    /// <param name="register">The register of that night.</param>
    /// <param name="compute">Computes the report for a reader.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task Publish(GapReportId id, Register register, Func<Reader, GapReportResponse> compute, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var (hashes, ofSights) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var disclosures = register.Records.Select(Disclosure.Of).Distinct().ToArray();
        foreach (var reader in register.Partners.Select(Reader.For).SelectMany(reader => new[] { reader, reader with { IsCoordinator = true } }))
        {
            var sight = SightOf(reader, disclosures);
            if (!ofSights.TryGetValue(sight, out var hash))
            {
                var report = Sealed(id, compute(reader));
                ofSights[sight] = hash = report.Seal!.Sha256;
                await Keep(ReportName(hash), report, cancellation);
            }

            hashes[KeyOf(reader)] = hash;
        }

        await Keep(ListName(id), hashes, cancellation);
    }

    /// <summary>What a reader was to see; null where nothing was published for it.</summary>
    internal async Task<JsonObject?> Find(GapReportId id, Reader reader, CancellationToken cancellation) =>
        await Read(ListName(id), cancellation) is { } hashes && hashes[KeyOf(reader)]?.GetValue<string>() is { } hash
            ? await Read(ReportName(hash), cancellation)
            : null;

    /// <summary>The hash of a report, which its seal is no part of.</summary>
    public static string HashOf(JsonObject report)
    {
        var content = report.DeepClone().AsObject();
        content.Remove("seal");
        return CanonicalJson.Hash(content);
    }

    /// <summary>Alike for readers who see the same, and are told the same of to whom it may be passed on.</summary>
    private static string SightOf(Reader reader, Disclosure[] disclosures) =>
        string.Concat(disclosures.Select(disclosure => disclosure.Includes(reader) ? '1' : '0'))
        + (disclosures.All(disclosure => disclosure.IsToEveryone) ? "" : reader.Partner.Value);

    private static GapReportResponse Sealed(GapReportId id, GapReportResponse report) =>
        report with { Seal = new SealResponse(id.Value, CoProduction.Gaps.Engine.Version, HashOf(JsonOf(report))) };

    internal static JsonObject JsonOf(GapReportResponse report) => JsonSerializer.SerializeToNode(report, RecordJson.Options)!.AsObject();

    private static string KeyOf(Reader reader) => reader.IsCoordinator ? $"{reader.Partner} coordinator" : reader.Partner.Value;

    private static string ReportName(string hash) => $"reports/{hash}.json.gz";

    private static string ListName(GapReportId id) => $"nights/{id}.json.gz";

    private async Task Keep<T>(string name, T value, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using (var zip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(zip, value, RecordJson.Options, cancellation);
        }

        content.Position = 0;
        try
        {
            await container.GetBlobClient(name).UploadAsync(
                content, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
        }
        catch (RequestFailedException kept) when (kept.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // Others are to see the same, or a timer fired twice.
        }
    }

    private async Task<JsonObject?> Read(string name, CancellationToken cancellation)
    {
        try
        {
            await using var content = await container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellation);
            await using var zip = new GZipStream(content, CompressionMode.Decompress);
            return (await JsonNode.ParseAsync(zip, cancellationToken: cancellation))!.AsObject();
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}
