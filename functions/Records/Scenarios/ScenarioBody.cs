using CoProduction.Functions.Http.Validation;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using FluentValidation;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>A scenario in JSON.</summary>
public sealed record ScenarioBody : IBody<ScenarioBody, Scenario>
{
    /// <summary>Begins with sc-. If absent, the id is made of sc, the caller's partner and the name.</summary>
    public string? Id { get; init; }

    /// <summary>The scenario's name.</summary>
    public string? Name { get; init; }

    /// <summary>The question behind the scenario.</summary>
    public string? Notes { get; init; }

    /// <summary>The changes. Their order does not matter.</summary>
    public IReadOnlyList<ChangeBody>? Changes { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static ScenarioBody From(Scenario record) => new()
    {
        Id = record.Id.Value,
        Name = record.Name,
        Notes = record.Notes,
        Changes = [.. record.Changes.Select(ChangeBody.Of)],
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Scenario ToRecord() =>
        new(
            Parsed.OrNull<RecordId>(Id) ?? Scenario.IdOf(null, Name!),
            Name!,
            Notes,
            ReleaseBody.ToRelease(ReleasableTo),
            [.. Changes!.Select(change => change.ToChange())]);
}

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
