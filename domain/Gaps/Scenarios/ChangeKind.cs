namespace CoProduction.Gaps.Scenarios;

/// <summary>The kinds of change, in the order in which they apply.</summary>
public enum ChangeKind
{
    /// <summary>Plans come some months later (<see cref="Changes.Slip"/>).</summary>
    Slip,

    /// <summary>Plans below a stage do not come (<see cref="Changes.StageLimit"/>).</summary>
    StageLimit,

    /// <summary>What nobody has stated of items' growth follows a given pace (<see cref="Changes.SupposedPace"/>).</summary>
    Pace,

    /// <summary>Goals ask for a multiple of their paths (<see cref="Changes.SurgedDemand"/>).</summary>
    DemandSurge,

    /// <summary>Partners, sites, theaters or items lose all or part of their capacity (<see cref="Changes.Outage"/>).</summary>
    Outage,

    /// <summary>One theater is cut off and has only what it makes itself (<see cref="Changes.TheaterAlone"/>).</summary>
    TheaterAlone,

    /// <summary>An item gets more capacity (<see cref="Changes.AddedCapacity"/>).</summary>
    AddedCapacity,

    /// <summary>Countries no longer deliver minerals (<see cref="Changes.Embargo"/>).</summary>
    Embargo,
}
