using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using FluentValidation;

namespace CoProduction.Functions.Scenarios;

public sealed class ScenarioBodyValidator : BodyValidator<ScenarioBody>
{
    private static readonly CountryCode Any = Parsed.As<CountryCode>("POL");

    public ScenarioBodyValidator()
    {
        RuleFor(scenario => scenario.Id).Optional().Parses<RecordId>();
        RuleFor(scenario => scenario.Name).Required().Text(Wording.Title);
        RuleFor(scenario => scenario.Notes).Optional().Text(Wording.Notes);
        RuleFor(scenario => scenario.Changes).AtLeastOne();
        RuleForEach(scenario => scenario.Changes).SetValidator(ChangeBodyValidator.Instance);
        RuleForRelease(scenario => scenario.ReleasableTo);
        RuleFor(scenario => scenario.Changes).AtMost(Scenario.MostChanges, "changes");
        RuleFor(scenario => scenario.Id)
            .Must(HasPrefix).WithMessage($"Must begin with {Scenario.Prefix}-, as in {Scenario.Prefix}-pol-strike.")
            .MustHaveNo((scenario, id) => id is null && scenario.Name is { } name ? DerivedId.Fault(() => Scenario.IdOf(Any, name)) : null);
    }

    private static bool HasPrefix(string? text) =>
        !RecordId.TryParse(text, out var id) || id.Value.StartsWith(Scenario.Prefix + "-", StringComparison.Ordinal);
}
