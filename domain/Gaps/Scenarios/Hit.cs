namespace CoProduction.Gaps.Scenarios;

/// <summary>Whether a change takes from a holder's capacity.</summary>
internal enum Hit
{
    No,

    /// <summary>Unknown: it does at the lower bound, and not at the upper.</summary>
    Perhaps,

    Yes,
}
