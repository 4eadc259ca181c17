using CoProduction.Functions.Scenarios;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>A question to the register in JSON: a gap report under some scenarios, all together.</summary>
public sealed record WhatIfBody
{
    /// <summary>The month up to which observations count; absent for this month, or that of the snapshot.</summary>
    public string? AsOf { get; init; }

    /// <summary>operating, committed, announced or expected; absent for committed.</summary>
    public string? Case { get; init; }

    /// <summary>The id of an archived report: its register is asked, and the answer published. Absent for the register as it is now.</summary>
    public string? Snapshot { get; init; }

    public IReadOnlyList<AskedScenarioBody>? Scenarios { get; init; }
}

/// <summary>A scenario by its id, or by its changes.</summary>
public sealed record AskedScenarioBody
{
    /// <summary>A stored scenario that the caller sees, or one of the ready ones.</summary>
    public string? Id { get; init; }

    /// <summary>What a scenario that is not stored is called in the answer.</summary>
    public string? Name { get; init; }

    public IReadOnlyList<ChangeBody>? Changes { get; init; }

    /// <summary>What is asked for by its changes, as answers tell it.</summary>
    internal ScenarioResponse ByChanges() => new(null, Name, null, null, [.. Changes!]);
}
