namespace CoProduction.Gaps.Scenarios;

/// <summary>Whether a change takes from a holder's capacity.</summary>
internal enum Hit
{
    No,

    /// <summary>Unknown: it does at the floor, and not at the ceiling.</summary>
    Perhaps,

    Yes,
}
