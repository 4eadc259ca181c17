using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>
/// Every report as it was published, once for all who were to see the same: a blob of compressed JSON under the hash that its seal
/// says, and for each night a list of who gets which. Neither is ever changed.
/// </summary>
public sealed class PublishedReports(PublishedDocuments documents)
{
    /// <summary>Seals and keeps what each partner's readers and coordinators are to see of a night's register.</summary>
    /// <param name="id">The night.</param>
    /// <param name="register">The register of that night.</param>
    /// <param name="compute">Computes the report for a reader.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task Publish(GapReportId id, Register register, Func<Reader, GapReportResponse> compute, CancellationToken cancellation)
    {
        var (hashes, ofSights) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var disclosures = register.Facts.Select(Disclosure.Of).Distinct().ToArray();
        foreach (var reader in register.Partners.Select(Reader.For).SelectMany(reader => new[] { reader, reader with { IsCoordinator = true } }))
        {
            var sight = SightOf(reader, disclosures);
            if (!ofSights.TryGetValue(sight, out var hash))
            {
                var report = Sealed(id, compute(reader));
                ofSights[sight] = hash = report.Seal!.Sha256;
                await documents.Keep(ReportName(hash), report, cancellation);
            }

            hashes[KeyOf(reader)] = hash;
        }

        await documents.Keep(ListName(id), hashes, cancellation);
    }

    /// <summary>What a reader was to see; null where nothing was published for it.</summary>
    internal async Task<JsonObject?> Find(GapReportId id, Reader reader, CancellationToken cancellation) =>
        await documents.Read(ListName(id), cancellation) is { } hashes && hashes[KeyOf(reader)]?.GetValue<string>() is { } hash
            ? await documents.Read(ReportName(hash), cancellation)
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
        report with { Seal = new SealResponse(id.Value, CoProduction.Gaps.Engine.Version, HashOf(JsonOf(report)), Seed: report.Probabilities?.Seed) };

    internal static JsonObject JsonOf(GapReportResponse report) => JsonSerializer.SerializeToNode(report, RecordJson.Options)!.AsObject();

    internal static string KeyOf(Reader reader) => reader.IsCoordinator ? $"{reader.Partner} coordinator" : reader.Partner.Value;

    private static string ReportName(string hash) => $"reports/{hash}.json.gz";

    private static string ListName(GapReportId id) => $"nights/{id}.json.gz";
}
