namespace CoProduction.Gaps.Promises;

/// <summary>What has become of a promise up to the as-of month; each promise is in one state.</summary>
public enum PromiseState
{
    /// <summary>No month was ever published that it could be measured against.</summary>
    WithoutDate,

    /// <summary>Its month is still to come and is no later than the first one promised.</summary>
    Open,

    /// <summary>Commissioned in the month first promised or before.</summary>
    KeptOnTime,

    /// <summary>Commissioned, later than first promised.</summary>
    KeptLate,

    /// <summary>Its month is still to come and is later than the first one promised.</summary>
    Moved,

    /// <summary>Its month has passed, and nobody has said that it is commissioned.</summary>
    Overdue,

    Cancelled,
}
