using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Functions.Scenarios;
using CoProduction.Gaps;
using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>A gap report under scenarios, and how it differs from the one without.</summary>
/// <param name="Marking">To whom it may be passed on: those who may see every record, and every stored scenario, that it was made of.</param>
/// <param name="Scenarios">What it was computed under, all together.</param>
/// <param name="Warnings">What the scenarios name in vain.</param>
/// <param name="Difference">What differs, by family; after less before.</param>
/// <param name="Report">
/// The report under the scenarios. Lines, observations and what is implied are the register's; expansions are those that the scenarios leave,
/// in the months that they give them; capacities, outputs and gaps are the scenarios'.
/// </param>
/// <param name="Seal">What it was computed from and by, where it is on an archived snapshot and so published.</param>
public sealed record WhatIfResponse(
    string Marking,
    IReadOnlyList<ScenarioResponse> Scenarios,
    IReadOnlyList<WarningResponse> Warnings,
    IReadOnlyList<FamilyDifferenceResponse> Difference,
    GapReportResponse Report,
    SealResponse? Seal = null)
{
    internal static WhatIfResponse Of(WhatIfQuestion question, ScenarioReport report, string marking)
    {
        string[] places =
        [
            .. question.Scenarios.SelectMany((scenario, index) =>
                scenario.Changes.Select((_, change) => JsonPointer.Element($"{JsonPointer.Element("/scenarios", index)}/changes", change))),
        ];
        return new WhatIfResponse(
            marking,
            question.Scenarios,
            [.. report.Warnings.Select(warning => new WarningResponse(places[warning.Change], warning.Detail))],
            [.. report.Families.Select(FamilyDifferenceResponse.From)],
            GapReportResponse.From(report.After, marking) with { ComputedAt = question.Snapshot?.ComputedAt })
        {
            Snapshot = question.Snapshot,
        };
    }

    /// <summary>The archived register that it was computed from; null for the one of now.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal GapReportId? Snapshot { get; private init; }

    /// <summary>This with its seal, where it is on an archived snapshot.</summary>
    internal WhatIfResponse Sealed() => Snapshot is null ? this : this with
    {
        Seal = new SealResponse(
            Snapshot.Value, Engine.Version, PublishedReports.HashOf(Json), CanonicalJson.Hash(JsonSerializer.SerializeToNode(Scenarios, RecordJson.Options))),
    };

    internal JsonObject Json => JsonSerializer.SerializeToNode(this, RecordJson.Options)!.AsObject();
}

/// <param name="At">The change (a JSON pointer into this answer).</param>
/// <param name="Detail">What it names, and why that changes nothing.</param>
public sealed record WarningResponse(string At, string Detail);
