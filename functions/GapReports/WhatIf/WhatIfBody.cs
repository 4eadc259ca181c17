using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using FluentValidation;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>A request for a gap report under some scenarios, all applied together.</summary>
public sealed record WhatIfBody
{
    /// <summary>The month up to which observations count; absent for this month, or for the snapshot's month.</summary>
    public string? AsOf { get; init; }

    /// <summary>operating, committed, announced or expected; absent for committed.</summary>
    public string? Case { get; init; }

    /// <summary>floor, central or ceiling: the reading whose binding items are shown, and that of the analyses; absent for central.</summary>
    public string? Reading { get; init; }

    /// <summary>
    /// What to answer beside the difference: report, the whole report under the scenarios, and the analyses under them: bottlenecks, levers, probabilities,
    /// closing-plan. An answer on a snapshot is published, and so always has the report.
    /// </summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>The id of an archived report, whose register is used; the answer is then published. Absent for the register as it is now.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The scenarios to compute, each by itself.</summary>
    public IReadOnlyList<AskedScenarioBody>? Scenarios { get; init; }
}

/// <summary>A scenario, given by its id or by its changes.</summary>
public sealed record AskedScenarioBody
{
    /// <summary>The id of a stored scenario that the caller sees, or of a ready one.</summary>
    public string? Id { get; init; }

    /// <summary>The name in the answer of a scenario given by its changes.</summary>
    public string? Name { get; init; }

    /// <summary>The changes, in the order in which they are made.</summary>
    public IReadOnlyList<ChangeBody>? Changes { get; init; }

    /// <summary>The scenario given by its changes, in the form of answers.</summary>
    internal ScenarioResponse ByChanges() => new(null, Name, null, null, [.. Changes!]);
}

public sealed class WhatIfBodyValidator : BodyValidator<WhatIfBody>
{
    /// <summary>The most scenarios in one request.</summary>
    private const int MostScenarios = 20;

    public WhatIfBodyValidator()
    {
        RuleFor(asked => asked.AsOf).Optional().Parses<Month>();
        RuleFor(asked => asked.Case).Optional().OneOf<ForecastCase>();
        RuleFor(asked => asked.Reading).Optional().OneOf<Reading>();
        RuleForEach(asked => asked.Include).Filled().OneOf<IncludedAnalysis>();
        RuleFor(asked => asked.Snapshot).Optional().Parses<GapReportId>();
        RuleFor(asked => asked.Scenarios).AtLeastOne();
        RuleForEach(asked => asked.Scenarios).SetValidator(AskedScenarioBodyValidator.Instance);
        RuleFor(asked => asked.Scenarios).AtMost(MostScenarios, "scenarios");
    }
}

public sealed class AskedScenarioBodyValidator : BodyValidator<AskedScenarioBody>
{
    public static readonly AskedScenarioBodyValidator Instance = new();

    public AskedScenarioBodyValidator()
    {
        RuleFor(scenario => scenario.Id).Optional().Parses<RecordId>();
        RuleFor(scenario => scenario.Name).Optional().Text(Wording.Title);
        RuleForEach(scenario => scenario.Changes).SetValidator(ChangeBodyValidator.Instance);
        When(HasChanges, () =>
            RuleFor(scenario => scenario.Id)
                .Null().WithMessage("Must not stand beside changes: a scenario is asked for by its id, or by its changes."))
        .Otherwise(() =>
            RuleFor(scenario => scenario.Id)
                .NotNull().WithMessage("Must be given, or else the changes.")
                .Must((scenario, _) => scenario.Name is null).WithMessage("Must not stand beside a name: the scenario has one."));
        RuleFor(scenario => scenario.Changes).AtMost(Scenario.MostChanges, "changes");
    }

    private static bool HasChanges(AskedScenarioBody scenario) => scenario.Changes is { Count: > 0 };
}
