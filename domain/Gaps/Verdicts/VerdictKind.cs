namespace CoProduction.Gaps.Verdicts;

/// <summary>What holds of a goal whatever the growth that nobody has stated does.</summary>
public enum VerdictKind
{
    /// <summary>Every reading meets the goal by its last month.</summary>
    Reached,

    /// <summary>It depends on growth that nobody has stated.</summary>
    Open,

    /// <summary>No reading meets the goal by its last month.</summary>
    Missed,
}
