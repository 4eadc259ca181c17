using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>What a published report was computed from and by, and a hash by which it can be told from any other.</summary>
/// <param name="Snapshot">The id of the archived snapshot of the register.</param>
/// <param name="Engine">The version of the calculation.</param>
/// <param name="Sha256">The SHA-256 over the canonical JSON (RFC 8785) of the report without its seal, in hexadecimal digits.</param>
/// <param name="Scenario">The SHA-256 over the canonical JSON of the scenarios; absent for none.</param>
/// <param name="Seed">What names the draws; absent where nothing was drawn.</param>
public sealed record SealResponse(string Snapshot, string Engine, string Sha256, string? Scenario = null, ulong? Seed = null);

/// <summary>What came of computing a published report again.</summary>
/// <param name="Id">The report's id.</param>
/// <param name="IsEqual">Whether the report as it is kept is the one that was sealed, and computing it again from the archived snapshot gives the same.</param>
/// <param name="Sealed">The hash that the seal says.</param>
/// <param name="Published">The hash of the report as it is kept.</param>
/// <param name="Recomputed">The hash of the report as it is computed now.</param>
/// <param name="SealedEngine">The version of the calculation that sealed it.</param>
/// <param name="Engine">The version of the calculation now.</param>
/// <param name="Differences">Where the kept and the recomputed report differ, the first hundred places.</param>
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
    /// <param name="kept">The report as it is kept, with its seal.</param>
    /// <param name="recomputed">The report as it is computed now.</param>
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
            [.. JsonDifferences.Between(content, recomputed).Take(MostDifferences)]);
    }
}

/// <param name="At">Where (a JSON pointer into the report).</param>
/// <param name="Published">What is kept there; absent where nothing is.</param>
/// <param name="Recomputed">What is computed there now; absent where nothing is.</param>
public sealed record DifferenceResponse(string At, JsonNode? Published, JsonNode? Recomputed);
