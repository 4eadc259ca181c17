namespace CoProduction.Gaps.Forecasts;

/// <summary>Whether a forecast counts an expansion, and if not, why.</summary>
public enum ExpansionEffect
{
    /// <summary>It changes the line's rate.</summary>
    Counted,

    Cancelled,

    /// <summary>The site is closed.</summary>
    SiteClosed,

    /// <summary>No rate was published, so no change is known.</summary>
    WithoutRate,

    /// <summary>
    /// The line's rate was stated in its month or later, or a total promised for then is commissioned. That rate includes the expansion, or the
    /// expansion was missed.
    /// </summary>
    AlreadyObserved,

    /// <summary>Its stage does not count in this case.</summary>
    NotInCase,

    /// <summary>Another expansion of the same line and month promises a lower total, and that one counts.</summary>
    Alternative,

    AfterHorizon,
}
