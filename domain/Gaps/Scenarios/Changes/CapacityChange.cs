namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Takes a share of some capacity during a period.</summary>
public abstract record CapacityChange : ScenarioChange
{
    private protected CapacityChange(MonthRange during) => During = during;

    public MonthRange During { get; }

    /// <summary>The share that remains of what is hit, at least 0 and less than 1.</summary>
    internal abstract double Left { get; }

    internal abstract Hit HitOf(Holder holder, ItemTraits item);
}
