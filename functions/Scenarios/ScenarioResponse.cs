using CoProduction.Functions.Registry;
using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.Scenarios;

/// <summary>A scenario as answers tell it: stored, ready, or asked for by its changes.</summary>
/// <param name="Id">Its id; absent where it was asked for by its changes.</param>
/// <param name="Name">Its name; absent where it was given none.</param>
/// <param name="Notes">What it assumes; absent where nothing is said.</param>
/// <param name="ReleasableTo">Who may see it, where it is stored; absent where it is not.</param>
/// <param name="Changes">What is otherwise.</param>
public sealed record ScenarioResponse(
    string? Id, string? Name, string? Notes, IReadOnlyList<string>? ReleasableTo, IReadOnlyList<ChangeBody> Changes)
{
    public static ScenarioResponse Of(Scenario stored) =>
        new(stored.Id.Value, stored.Name, stored.Notes, ReleaseBody.From(stored.Release), [.. stored.Changes.Select(ChangeBody.Of)]);

    public static ScenarioResponse Of(ReadyScenario ready) =>
        new(ready.Id.Value, ready.Name, ready.Notes, null, [.. ready.Changes.Select(ChangeBody.Of)]);

    /// <summary>The record that it is, where it is stored.</summary>
    internal Scenario? Record =>
        ReleasableTo is null ? null : new ScenarioBody { Id = Id, Name = Name, Notes = Notes, ReleasableTo = ReleasableTo, Changes = Changes }.ToRecord();
}
