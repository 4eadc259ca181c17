namespace CoProduction.Gaps.Promises;

/// <summary>The state of a promise in the as-of month. Each promise is in exactly one state.</summary>
public enum PromiseState
{
    /// <summary>No month was ever published to measure it against.</summary>
    WithoutDate,

    /// <summary>Its month is still to come and is no later than the first promised one.</summary>
    Open,

    /// <summary>Commissioned in the first promised month or earlier.</summary>
    KeptOnTime,

    /// <summary>Commissioned later than first promised.</summary>
    KeptLate,

    /// <summary>Commissioned, but with less than was promised first.</summary>
    KeptInPart,

    /// <summary>Its month is still to come and is later than the first promised one.</summary>
    Moved,

    /// <summary>Its month has passed, and it is not reported as commissioned.</summary>
    Overdue,

    Cancelled,

    /// <summary>Another plan of the line came in its place.</summary>
    Replaced,

    /// <summary>The line was later stated without it.</summary>
    Withdrawn,
}
