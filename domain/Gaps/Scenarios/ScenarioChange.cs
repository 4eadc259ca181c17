namespace CoProduction.Gaps.Scenarios;

/// <summary>One change under a scenario. Changes compose, and the order in which they are given does not matter.</summary>
public abstract record ScenarioChange
{
    private protected ScenarioChange()
    {
    }

    public abstract ChangeKind Kind { get; }

    /// <summary>The records that the change names.</summary>
    public abstract Selection Names { get; }
}
