using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>Computes gap reports under scenarios, each from only the records that its reader may see.</summary>
public sealed class WhatIfReports(GapReportService reports, Limits limits, Visibility visibility)
{
    /// <summary>Computes the report that a body asks for.</summary>
    /// <param name="body">The body, or the sound parts of one with faults.</param>
    /// <param name="wrong">Its faults. What it names is checked all the same, so that its sender learns of everything at once.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="cancellation">Cancels the computation.</param>
    /// <returns>The report; or null, with what is wrong with the body.</returns>
    internal async Task<(WhatIfResponse? Report, IReadOnlyList<BodyFault> Faults)> Ask(
        WhatIfBody body, IReadOnlyList<BodyFault> wrong, Reader reader, CancellationToken cancellation)
    {
        Month? asOf = Month.TryParse(body.AsOf, out var month) ? month : null;
        var snapshot = GapReportId.TryParse(body.Snapshot, out var id) ? id : null;
        var seen = await Project(snapshot, asOf, reader, cancellation);
        var (used, faults) = await Used(body.Scenarios ?? [], seen?.Projection, visibility.ViewOf(reader), cancellation);
        if (seen is null)
        {
            faults.Insert(0, new BodyFault("/snapshot", $"There is no archived report {snapshot}; GET /api/v1/gap-reports lists them.", BodyFault.UnknownReference));
        }

        return seen is null || wrong.Count + faults.Count > 0
            ? (null, [.. wrong, .. faults])
            : (Compute(new WhatIfQuestion(asOf, OutlookOf(body), snapshot, used, IncludedIn(body)), seen, reader, cancellation), []);
    }

    /// <summary>Computes the report of an earlier question again; null if its snapshot is gone.</summary>
    internal async Task<WhatIfResponse?> AskAgain(WhatIfQuestion question, Reader reader, CancellationToken cancellation) =>
        await Project(question.Snapshot, question.AsOf, reader, cancellation) is { } seen ? Compute(question, seen, reader, cancellation) : null;

    private async Task<VisibleProjection?> Project(GapReportId? snapshot, Month? asOf, Reader reader, CancellationToken cancellation) =>
        snapshot is null
            ? await reports.ProjectCurrent(reader, asOf, cancellation)
            : await reports.ProjectArchived(snapshot, reader, asOf, cancellation);

    /// <summary>
    /// Looks up each scenario. Changes sent in the body must name only what the reader sees: a misspelt name would change nothing and look like
    /// good news.
    /// </summary>
    private static async Task<(IReadOnlyList<ScenarioResponse> Used, List<BodyFault> Faults)> Used(
        IReadOnlyList<AskedScenarioBody> asked, Projection? projection, RegisterView view, CancellationToken cancellation)
    {
        var (used, faults) = (new List<ScenarioResponse>(), new List<BodyFault>());
        var names = projection is null ? null : new KnownNames(projection);
        foreach (var (index, scenario) in asked.Index())
        {
            var at = JsonPointer.Element("/scenarios", index);
            if (scenario.Changes is { Count: > 0 } changes)
            {
                used.Add(scenario.ByChanges());
                faults.AddRange(changes.SelectMany((change, place) => (names?.Missing(change.Names, change.IsEmbargo) ?? [])
                    .Select(missing => new BodyFault(JsonPointer.Element($"{at}/changes", place), missing, BodyFault.UnknownReference))));
            }

            if (!RecordId.TryParse(scenario.Id, out _))
            {
                continue;
            }

            if (await Find(scenario.Id, view, cancellation) is { } known)
            {
                used.Add(known);
            }
            else
            {
                faults.Add(new BodyFault($"{at}/id", $"There is no scenario {scenario.Id}; GET /api/v1/scenarios and /api/v1/ready-scenarios list them.", BodyFault.UnknownReference));
            }
        }

        return (used, faults);
    }

    /// <summary>Finds a ready scenario or a stored one. A stored one is taken as it is now, even for an archived register.</summary>
    private static async Task<ScenarioResponse?> Find(string id, RegisterView view, CancellationToken cancellation) =>
        ReadyScenarios.Find(id) is { } ready ? ScenarioResponse.Of(ready)
        : await view.Of<Scenario>().Find(id, cancellation) is { } stored ? ScenarioResponse.Of(stored.Record)
        : null;

    private WhatIfResponse Compute(WhatIfQuestion question, VisibleProjection seen, Reader reader, CancellationToken cancellation)
    {
        var changes = question.Scenarios.SelectMany(scenario => scenario.Changes).Select(change => change.ToChange()).ToList();
        var facts = seen.Register.Facts.Concat(question.Scenarios.Select(scenario => scenario.Record).OfType<Scenario>());
        var marking = Marking.Of(facts, seen.Register, reader);
        var (report, under) = seen.Projection is { } projection
            ? ScenarioReport.Of(projection, question.Outlook, changes)
            : (new ScenarioReport(GapReport.Empty(seen.AsOf, question.Outlook), GapReport.Empty(seen.AsOf, question.Outlook), [], []), null);
        var analyses = IncludedAnalyses.Of(question, seen with { Projection = under, Marking = marking }, limits.AnalysisBytes, cancellation);
        return WhatIfResponse.Of(question, report, analyses, marking).Sealed();
    }

    private static Outlook OutlookOf(WhatIfBody body) =>
        new(
            body.Case is null ? AnalysisQueries.UsualOutlook.Case : Word.As<ForecastCase>(body.Case),
            body.Reading is null ? AnalysisQueries.UsualOutlook.Reading : Word.As<Reading>(body.Reading));

    private static IReadOnlyList<IncludedAnalysis> IncludedIn(WhatIfBody body) =>
        [.. (body.Include ?? []).Select(Word.As<IncludedAnalysis>).Distinct().Order()];
}

/// <summary>A question whose scenarios have been looked up.</summary>
/// <param name="AsOf">The month up to which observations count; null for the month of the register.</param>
/// <param name="Outlook">The case shown month by month, and the reading whose binding items are shown.</param>
/// <param name="Snapshot">The archived register; null for the register as it is now.</param>
/// <param name="Scenarios">The scenarios, in the order of the request.</param>
/// <param name="Include">The analyses that are computed as well, in order.</param>
internal sealed record WhatIfQuestion(
    Month? AsOf, Outlook Outlook, GapReportId? Snapshot, IReadOnlyList<ScenarioResponse> Scenarios, IReadOnlyList<IncludedAnalysis> Include);
