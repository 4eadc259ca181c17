using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Scenarios;

public sealed class ScenarioBodyValidator : BodyValidator<ScenarioBody>
{
    private static readonly CountryCode Any = Parsed.As<CountryCode>("POL");

    public ScenarioBodyValidator()
    {
        Allows<RecordId>(scenario => scenario.Id);
        RequiresText(scenario => scenario.Name, Wording.Title);
        AllowsText(scenario => scenario.Notes, Wording.Notes);
        RequiresSome(scenario => scenario.Changes);
        RuleForEach(scenario => scenario.Changes).SetValidator(ChangeBodyValidator.Instance);
        AllowsRelease(scenario => scenario.ReleasableTo);
        Holds(scenario => scenario.Changes, scenario =>
            scenario.Changes is { Count: > Scenario.MostChanges } ? $"Must have at most {Scenario.MostChanges} changes." : null);
        Holds(scenario => scenario.Id, scenario =>
            RecordId.TryParse(scenario.Id, out var id) && !id.Value.StartsWith(Scenario.Prefix + "-", StringComparison.Ordinal)
                ? $"Must begin with {Scenario.Prefix}-, as in {Scenario.Prefix}-pol-strike."
                : null);
        Holds(scenario => scenario.Id, scenario =>
            scenario is { Id: null, Name: { } name } ? DerivedId.Fault(() => Scenario.IdOf(Any, name)) : null);
    }
}
