namespace CoProduction.Gaps.Forecasts;

/// <summary>What a forecast makes of an expansion, and so why it does or does not count.</summary>
public enum ExpansionEffect
{
    /// <summary>It changes the line's rate.</summary>
    Counted,

    Cancelled,

    /// <summary>The site is closed.</summary>
    SiteClosed,

    /// <summary>No rate was published, so nothing is known to change.</summary>
    WithoutRate,

    /// <summary>The line's rate was stated in its month or later: it is in that rate already, or was missed.</summary>
    AlreadyObserved,

    /// <summary>Its stage does not count in this case.</summary>
    NotInCase,

    /// <summary>Another row of the same line and month promises a lower total, and that one counts.</summary>
    Alternative,

    AfterHorizon,
}
