using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Functions.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>Computes gap reports under scenarios, each only from what its reader may see.</summary>
public sealed class WhatIfReports(GapReports reports, IRecordStore store)
{
    /// <summary>The report, or what is wrong with what was asked.</summary>
    internal async Task<(WhatIfResponse? Report, IReadOnlyList<Fault> Faults)> Ask(WhatIfBody body, Reader reader, CancellationToken cancellation)
    {
        var (asOf, snapshot) = (body.AsOf is null ? (Month?)null : Parsed.As<Month>(body.AsOf), Parsed.OrNull<GapReportId>(body.Snapshot));
        if (await Seen(snapshot, asOf, reader, cancellation) is not { } seen)
        {
            return (null, [new Fault("/snapshot", $"There is no archived report {snapshot}; GET /api/v1/gap-reports lists them.", Fault.UnknownReference)]);
        }

        var (used, faults) = await Used(body.Scenarios!, seen, new RegisterView(store, reader), cancellation);
        var forecast = body.Case is null ? ForecastCase.Committed : Word.As<ForecastCase>(body.Case);
        return faults.Count > 0 ? (null, faults) : (Compute(new WhatIfQuestion(asOf, forecast, snapshot, used), seen, reader), []);
    }

    /// <summary>The same question asked again; null where the snapshot is gone.</summary>
    internal async Task<WhatIfResponse?> AskAgain(WhatIfQuestion question, Reader reader, CancellationToken cancellation) =>
        await Seen(question.Snapshot, question.AsOf, reader, cancellation) is { } seen ? Compute(question, seen, reader) : null;

    private Task<SeenProjection?> Seen(GapReportId? snapshot, Month? asOf, Reader reader, CancellationToken cancellation) =>
        snapshot is null ? Now(asOf, reader, cancellation) : reports.Project(snapshot, reader, cancellation, asOf);

    private async Task<SeenProjection?> Now(Month? asOf, Reader reader, CancellationToken cancellation) =>
        await reports.Project(reader, asOf, cancellation);

    /// <summary>What each scenario is; what is asked for by its changes must name only what the reader sees, lest a slip of the pen pass for good news.</summary>
    private static async Task<(IReadOnlyList<ScenarioResponse> Used, IReadOnlyList<Fault> Faults)> Used(
        IReadOnlyList<AskedScenarioBody> asked, SeenProjection seen, RegisterView view, CancellationToken cancellation)
    {
        var (used, faults) = (new List<ScenarioResponse>(), new List<Fault>());
        foreach (var (index, scenario) in asked.Index())
        {
            var at = JsonPointer.Element("/scenarios", index);
            if (scenario.Id is null)
            {
                used.Add(scenario.ByChanges());
                faults.AddRange(Warnings(seen.Projection, scenario.Changes!.Select(change => change.ToChange()))
                    .Where(warning => warning.IsUnknown)
                    .Select(warning => new Fault(JsonPointer.Element($"{at}/changes", warning.Change), warning.Detail, Fault.UnknownReference)));
            }
            else if (await Find(scenario.Id, view, cancellation) is { } known)
            {
                used.Add(known);
            }
            else
            {
                faults.Add(new Fault($"{at}/id", $"There is no scenario {scenario.Id}; GET /api/v1/scenarios and /api/v1/ready-scenarios list them.", Fault.UnknownReference));
            }
        }

        return (used, faults);
    }

    /// <summary>A ready scenario, or a stored one as it is now, whatever register is asked.</summary>
    private static async Task<ScenarioResponse?> Find(string id, RegisterView view, CancellationToken cancellation) =>
        ReadyScenarios.Find(id) is { } ready ? ScenarioResponse.Of(ready)
        : await view.Scenarios.Find(id, cancellation) is { } stored ? ScenarioResponse.Of(stored.Record)
        : null;

    private static WhatIfResponse Compute(WhatIfQuestion question, SeenProjection seen, Reader reader)
    {
        var changes = question.Scenarios.SelectMany(scenario => scenario.Changes).Select(change => change.ToChange()).ToList();
        var facts = seen.Register.Facts.Concat(question.Scenarios.Select(scenario => scenario.Record).OfType<Scenario>());
        var marking = Marking.Of(facts, seen.Register, reader);
        var report = seen.Projection is { } projection ? ScenarioReport.Of(projection, question.Case, changes) : Empty(seen.AsOf, question.Case);
        return WhatIfResponse.Of(question, report, marking).Sealed();
    }

    private static ScenarioReport Empty(Month asOf, ForecastCase forecast) =>
        new(new GapReport { AsOf = asOf, Case = forecast }, new GapReport { AsOf = asOf, Case = forecast }, [], []);

    private static IReadOnlyList<ScenarioWarning> Warnings(Projection? projection, IEnumerable<ScenarioChange> changes) =>
        projection is null ? [] : ScenarioWarning.Of(projection, [.. changes]);
}
