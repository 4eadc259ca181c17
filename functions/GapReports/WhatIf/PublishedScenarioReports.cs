using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Functions.Store;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>Stores reports under scenarios on archived snapshots, for the partner that asked. Each is stored once, named by the hash in its seal.</summary>
public sealed class PublishedScenarioReports(PublishedDocuments documents, Limits limits)
{
    private const string Folder = "scenarios/";

    /// <summary>Stores a report.</summary>
    /// <returns>False if the report is new and the partner has published as many as it may.</returns>
    internal async Task<bool> Keep(WhatIfResponse report, Reader reader, CancellationToken cancellation)
    {
        var name = NameOf(ScenarioReportId.Of(report.Seal!), reader);
        var published = (await documents.Names(Folder, cancellation)).Where(other => PartnerOf(other) == reader.Partner.Value).ToList();
        if (published.Contains(name))
        {
            return true;
        }

        if (published.Count >= limits.ScenarioReports)
        {
            return false;
        }

        await documents.Keep(name, report, cancellation);
        return true;
    }

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

    // The key of a reader begins with its partner.
    private static string PartnerOf(string name) => name.Split('/') is [_, _, var reader, _] ? reader.Split(' ')[0] : "";

    private static string NameOf(ScenarioReportId id, Reader reader) => $"{Folder}{id.Snapshot}/{ReaderSet.NameOf(reader)}/{id.Hash}.json.gz";
}
