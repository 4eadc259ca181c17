using CoProduction.Registry;

namespace CoProduction.Gaps.Scenarios;

/// <summary>A built-in scenario that every register has, for a common question.</summary>
/// <param name="Id">The id under which it is requested. No stored scenario has such an id.</param>
/// <param name="Name">The name.</param>
/// <param name="Notes">The assumptions, and the reasons for them.</param>
/// <param name="Changes">The changes.</param>
public sealed record ReadyScenario(RecordId Id, string Name, string Notes, IReadOnlyList<ScenarioChange> Changes);
