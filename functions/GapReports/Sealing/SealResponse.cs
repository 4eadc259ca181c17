using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>The seal of a published report: what it was computed from, by which version of the calculation, and the hash of its content.</summary>
/// <param name="Snapshot">The id of the archived snapshot of the register.</param>
/// <param name="Engine">The version of the calculation.</param>
/// <param name="Sha256">The SHA-256 over the canonical JSON (RFC 8785) of the report without its seal, in hexadecimal digits.</param>
/// <param name="Scenario">The SHA-256 over the canonical JSON of the scenarios; absent without scenarios.</param>
/// <param name="Seed">The seed of the draws; absent if nothing was drawn.</param>
public sealed record SealResponse(string Snapshot, string Engine, string Sha256, string? Scenario = null, ulong? Seed = null);

/// <summary>The result of computing a published report again.</summary>
/// <param name="Id">The report's id.</param>
/// <param name="IsEqual">Whether the stored report is the one that was sealed, and computing it again from the archived snapshot gives the same.</param>
/// <param name="Sealed">The hash in the seal.</param>
/// <param name="Published">The hash of the stored report.</param>
/// <param name="Recomputed">The hash of the report computed again.</param>
/// <param name="SealedEngine">The version of the calculation that sealed it.</param>
/// <param name="Engine">The version of the calculation now.</param>
/// <param name="Differences">The first 100 places where the stored and the recomputed report differ.</param>
public sealed record VerificationResponse(
    string Id,
    bool IsEqual,
    string Sealed,
    string Published,
    string Recomputed,
    string SealedEngine,
    string Engine,
    IReadOnlyList<DifferenceResponse> Differences)
{
    private const int MostDifferences = 100;

    /// <param name="id">The report's id.</param>
    /// <param name="kept">The stored report, with its seal.</param>
    /// <param name="recomputed">The report computed again.</param>
    internal static VerificationResponse Of(string id, JsonObject kept, JsonObject recomputed)
    {
        var seal = kept["seal"].Deserialize<SealResponse>(RecordJson.Options)!;
        recomputed.Remove("seal");
        var (published, now) = (PublishedReports.HashOf(kept), PublishedReports.HashOf(recomputed));
        var content = kept.DeepClone().AsObject();
        content.Remove("seal");
        return new VerificationResponse(
            id,
            seal.Sha256 == published && published == now,
            seal.Sha256,
            published,
            now,
            seal.Engine,
            CoProduction.Gaps.Engine.Version,
            [.. JsonDifference.Between(content, recomputed).Take(MostDifferences).Select(DifferenceResponse.From)]);
    }
}

/// <summary>One place at which a report differs.</summary>
/// <param name="At">The place, a JSON pointer into the report.</param>
/// <param name="Published">The stored value there; absent if there is none.</param>
/// <param name="Recomputed">The recomputed value there; absent if there is none.</param>
public sealed record DifferenceResponse(string At, JsonNode? Published, JsonNode? Recomputed)
{
    internal static DifferenceResponse From(JsonDifference difference) =>
        new(difference.Pointer, difference.Before?.DeepClone(), difference.After?.DeepClone());
}
