using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Gaps;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>A gap report under scenarios, and its difference from the report without them.</summary>
/// <param name="Marking">Who may receive it: those who may see every record and every stored scenario behind it.</param>
/// <param name="Scenarios">The scenarios, all applied together.</param>
/// <param name="Warnings">What the scenarios name without any effect.</param>
/// <param name="Difference">The difference by family: the report under the scenarios less the report without them.</param>
/// <param name="AsOf">The month up to which observations count; absent beside the report, which states it.</param>
/// <param name="Case">The case of the difference by month; absent beside the report, which states it.</param>
/// <param name="Reading">The reading of the setbacks and the analyses; absent beside the report, which states it.</param>
/// <param name="Report">
/// The report under the scenarios, if it was asked for; an answer on an archived snapshot always has it. Lines, observations and implied capacity are the
/// register's. Plans are those that the scenarios leave, in the months that the scenarios give them. Capacities, outputs and gaps are those under the scenarios.
/// </param>
/// <param name="Analyses">The analyses under the scenarios that were asked for; absent if none was.</param>
/// <param name="Seal">Its seal; absent unless it is on an archived snapshot, and so published.</param>
public sealed record WhatIfResponse(
    string Marking,
    IReadOnlyList<ScenarioResponse> Scenarios,
    IReadOnlyList<WarningResponse> Warnings,
    IReadOnlyList<FamilyDifferenceResponse> Difference,
    string? AsOf,
    string? Case,
    string? Reading,
    GapReportResponse? Report,
    IncludedAnalyses? Analyses,
    SealResponse? Seal = null)
{
    internal static WhatIfResponse Of(WhatIfQuestion question, ScenarioReport report, IncludedAnalyses? analyses, string marking)
    {
        string[] places =
        [
            .. question.Scenarios.SelectMany((scenario, index) =>
                scenario.Changes.Select((_, change) => JsonPointer.Element($"{JsonPointer.Element("/scenarios", index)}/changes", change))),
        ];
        var whole = question.Snapshot is { } snapshot ? GapReportResponse.From(report.After, marking) with { ComputedAt = snapshot.ComputedAt }
            : question.Include.Contains(IncludedAnalysis.Report) ? GapReportResponse.From(report.After, marking).WithSourceTable()
            : null;
        return new WhatIfResponse(
            marking,
            question.Scenarios,
            [.. report.Warnings.Select(warning => new WarningResponse(places[warning.Change], warning.Detail))],
            [.. report.Families.Select(FamilyDifferenceResponse.From)],
            whole is null ? report.After.AsOf.ToString() : null,
            whole is null ? Word.Of(report.After.Case) : null,
            whole is null ? Word.Of(report.After.Reading) : null,
            whole,
            analyses)
        {
            Snapshot = question.Snapshot,
        };
    }

    /// <summary>The archived register that it was computed from; null for the register as it is now.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal GapReportId? Snapshot { get; private init; }

    /// <summary>This answer with its seal if it is on an archived snapshot; otherwise this answer.</summary>
    internal WhatIfResponse Sealed() => Snapshot is null ? this : this with
    {
        Seal = new SealResponse(
            Snapshot.Value, Engine.Version, PublishedReports.HashOf(Json), CanonicalJson.Hash(JsonSerializer.SerializeToNode(Scenarios, RecordJson.Options))),
    };

    internal JsonObject Json => JsonSerializer.SerializeToNode(this, RecordJson.Options)!.AsObject();
}

/// <summary>Something to know about the answer.</summary>
/// <param name="At">The change, a JSON pointer into this answer.</param>
/// <param name="Detail">What the change names, and why that has no effect.</param>
public sealed record WarningResponse(string At, string Detail);
