namespace CoProduction.Registry.Groups;

/// <summary>What has become of a proposal.</summary>
public enum ProposalState
{
    /// <summary>It waits for agreement.</summary>
    Pending,

    /// <summary>All whom it takes have agreed, and the memberships are changed.</summary>
    Completed,

    /// <summary>So many have refused that it cannot be completed.</summary>
    Refused,

    /// <summary>The partner that proposed it has taken it back.</summary>
    Withdrawn,
}
