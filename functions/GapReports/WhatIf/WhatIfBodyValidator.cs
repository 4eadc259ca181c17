using CoProduction.Functions.Resources;
using CoProduction.Functions.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using FluentValidation;

namespace CoProduction.Functions.GapReports.WhatIf;

public sealed class WhatIfBodyValidator : BodyValidator<WhatIfBody>
{
    /// <summary>The most scenarios that are asked for together.</summary>
    private const int MostScenarios = 20;

    public WhatIfBodyValidator()
    {
        RuleFor(asked => asked.AsOf).Optional().Parses<Month>();
        RuleFor(asked => asked.Case).Optional().OneOf<ForecastCase>();
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
