namespace CoProduction.Gaps.Scenarios;

/// <summary>One thing that is otherwise under a scenario. Changes compose: in what order they are given never matters.</summary>
public abstract record ScenarioChange
{
    private protected ScenarioChange()
    {
    }

    public abstract ChangeKind Kind { get; }

    /// <summary>The records that it names.</summary>
    public abstract Selection Names { get; }
}
