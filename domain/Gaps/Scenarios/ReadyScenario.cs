using CoProduction.Registry;

namespace CoProduction.Gaps.Scenarios;

/// <summary>A scenario that every register has, for questions that everybody asks.</summary>
/// <param name="Id">By which it is asked for; no stored scenario has such an id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Notes">What it assumes, and why so.</param>
/// <param name="Changes">What is otherwise.</param>
public sealed record ReadyScenario(RecordId Id, string Name, string Notes, IReadOnlyList<ScenarioChange> Changes);
