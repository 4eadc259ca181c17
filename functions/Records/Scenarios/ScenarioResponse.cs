using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>A scenario in a response: stored, ready, or given by its changes.</summary>
/// <param name="Id">The id; absent if the request gave the changes.</param>
/// <param name="Name">The name; absent if it has none.</param>
/// <param name="Notes">The assumptions; absent if none are stated.</param>
/// <param name="ReleasableTo">The audiences that may see a stored scenario; absent if it is not stored.</param>
/// <param name="Changes">The changes.</param>
public sealed record ScenarioResponse(
    string? Id, string? Name, string? Notes, IReadOnlyList<string>? ReleasableTo, IReadOnlyList<ChangeBody> Changes)
{
    public static ScenarioResponse Of(Scenario stored) =>
        new(stored.Id.Value, stored.Name, stored.Notes, ReleaseBody.From(stored.Release), [.. stored.Changes.Select(ChangeBody.Of)]);

    public static ScenarioResponse Of(ReadyScenario ready) =>
        new(ready.Id.Value, ready.Name, ready.Notes, null, [.. ready.Changes.Select(ChangeBody.Of)]);

    /// <summary>The record of a stored scenario; otherwise null.</summary>
    internal Scenario? Record =>
        ReleasableTo is null ? null : new ScenarioBody { Id = Id, Name = Name, Notes = Notes, ReleasableTo = ReleasableTo, Changes = Changes }.ToRecord();
}
