using CoProduction.Registry.Sites;

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

    /// <summary>The change with each site that it names under another id.</summary>
    /// <param name="present">The other id of a site, or the same.</param>
    internal virtual ScenarioChange At(Func<SiteId, SiteId> present) => this;
}
