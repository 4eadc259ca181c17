using CoProduction.Functions.Resources;
using CoProduction.Functions.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports.WhatIf;

public sealed class WhatIfBodyValidator : BodyValidator<WhatIfBody>
{
    /// <summary>The most scenarios that are asked for together.</summary>
    private const int MostScenarios = 20;

    public WhatIfBodyValidator()
    {
        Allows<Month>(asked => asked.AsOf);
        AllowsWord<ForecastCase>(asked => asked.Case);
        Allows<GapReportId>(asked => asked.Snapshot);
        RequiresSome(asked => asked.Scenarios);
        RuleForEach(asked => asked.Scenarios).SetValidator(AskedScenarioBodyValidator.Instance);
        Holds(asked => asked.Scenarios, asked =>
            asked.Scenarios is { Count: > MostScenarios } ? $"Must have at most {MostScenarios} scenarios." : null);
    }
}

public sealed class AskedScenarioBodyValidator : BodyValidator<AskedScenarioBody>
{
    public static readonly AskedScenarioBodyValidator Instance = new();

    public AskedScenarioBodyValidator()
    {
        Allows<RecordId>(scenario => scenario.Id);
        AllowsText(scenario => scenario.Name, Wording.Title);
        RuleForEach(scenario => scenario.Changes).SetValidator(ChangeBodyValidator.Instance);
        Holds(scenario => scenario.Id, scenario => scenario switch
        {
            { Id: null, Changes: null or [] } => "Must be given, or else the changes.",
            { Id: not null, Changes: { Count: > 0 } } => "Must not stand beside changes: a scenario is asked for by its id, or by its changes.",
            { Id: not null, Name: not null } => "Must not stand beside a name: the scenario has one.",
            _ => null,
        });
        Holds(scenario => scenario.Changes, scenario =>
            scenario.Changes is { Count: > Scenario.MostChanges } ? $"Must have at most {Scenario.MostChanges} changes." : null);
    }
}
