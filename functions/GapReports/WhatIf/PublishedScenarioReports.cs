using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Functions.Store;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>Stores reports under scenarios on archived snapshots, for the partner that asked. Each is stored once, named by the hash in its seal.</summary>
public sealed class PublishedScenarioReports(PublishedDocuments documents)
{
    internal Task Keep(WhatIfResponse report, Reader reader, CancellationToken cancellation) =>
        documents.Keep(NameOf(ScenarioReportId.Of(report.Seal!), reader), report, cancellation);

    /// <summary>Finds a report published for a reader; null if there is none.</summary>
    internal async Task<JsonObject?> Find(string id, Reader reader, CancellationToken cancellation) =>
        ScenarioReportId.TryParse(id, out var report)
            ? await documents.Read(NameOf(report, reader), cancellation)
            : null;

    /// <summary>The question that a stored report answers.</summary>
    internal static WhatIfQuestion QuestionOf(JsonObject kept)
    {
        // Only what every version of the calculation has written alike is read.
        var report = kept["report"]!;
        var outlook = new Outlook(
            Word.As<ForecastCase>((string?)report["case"]),
            report["reading"] is { } reading ? Word.As<Reading>((string?)reading) : AnalysisQueries.UsualOutlook.Reading);
        return new WhatIfQuestion(
            Parsed.As<Month>((string?)report["asOf"]),
            outlook,
            Parsed.As<GapReportId>((string?)kept["seal"]!["snapshot"]),
            kept["scenarios"].Deserialize<IReadOnlyList<ScenarioResponse>>(RecordJson.Options)!,
            [.. Enum.GetValues<IncludedAnalysis>().Where(analysis => kept["analyses"]?[IncludedAnalyses.MemberOf(analysis)] is not null)]);
    }

    private static string NameOf(ScenarioReportId id, Reader reader) => $"scenarios/{id.Snapshot}/{PublishedReports.KeyOf(reader)}/{id.Hash}.json.gz";
}
