using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>
/// Stores every published report: one blob of compressed JSON for all readers who see the same, named by the hash in its seal, and for each
/// night a list of which reader gets which report. Neither ever changes.
/// </summary>
public sealed class PublishedReports(PublishedDocuments documents)
{
    /// <summary>Seals and stores the report on a night's register for the readers and the coordinators of each partner.</summary>
    /// <param name="id">The night.</param>
    /// <param name="register">The register of that night.</param>
    /// <param name="compute">Computes the report for a reader.</param>
    /// <param name="cancellation">Cancels storing; reports stored by then stay.</param>
    internal async Task Publish(GapReportId id, Register register, Func<Reader, GapReportResponse> compute, CancellationToken cancellation)
    {
        var (hashes, ofSights) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var disclosures = register.Facts.SelectMany(Disclosure.AllOf).Distinct().ToArray();
        foreach (var reader in register.Partners.Where(partner => partner.Retired is null).Select(Reader.For).SelectMany(reader => new[] { reader, reader with { IsCoordinator = true } }))
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

    /// <summary>Finds the report published for a reader; null if there is none.</summary>
    internal async Task<JsonObject?> Find(GapReportId id, Reader reader, CancellationToken cancellation) =>
        await documents.Read(ListName(id), cancellation) is { } hashes && hashes[KeyOf(reader)]?.GetValue<string>() is { } hash
            ? await documents.Read(ReportName(hash), cancellation)
            : null;

    /// <summary>The hash of a report without its seal.</summary>
    public static string HashOf(JsonObject report)
    {
        var content = report.DeepClone().AsObject();
        content.Remove("seal");
        return CanonicalJson.Hash(content);
    }

    /// <summary>A key that is equal for readers who see the same records and get the same marking.</summary>
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
