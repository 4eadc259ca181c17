using CoProduction.Functions.Registry;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;

namespace CoProduction.Functions.Scenarios;

/// <summary>A scenario in JSON.</summary>
public sealed record ScenarioBody : IBody<ScenarioBody, Scenario>
{
    /// <summary>Begins with sc-. Absent, it is made of sc, the caller's partner and the name.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Why somebody asks.</summary>
    public string? Notes { get; init; }

    /// <summary>What is otherwise; in what order never matters.</summary>
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
