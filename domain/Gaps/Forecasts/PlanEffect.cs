namespace CoProduction.Gaps.Forecasts;

/// <summary>Whether a forecast counts a plan, and if not, why.</summary>
public enum PlanEffect
{
    /// <summary>It changes the line's rate.</summary>
    Counted,

    Cancelled,

    /// <summary>Another plan of the line came in its place.</summary>
    Replaced,

    /// <summary>The line was stated without it.</summary>
    Withdrawn,

    /// <summary>The site is closed.</summary>
    SiteClosed,

    /// <summary>No rate was published, so no change is known.</summary>
    WithoutRate,

    /// <summary>
    /// The line's rate was stated in its month or later, or a total promised for then is commissioned. That rate includes the plan, or the
    /// plan was missed.
    /// </summary>
    AlreadyObserved,

    /// <summary>Its stage does not count in this case.</summary>
    NotInCase,

    /// <summary>Another plan of the same line and month promises a lower total, and that one counts.</summary>
    Alternative,

    AfterHorizon,
}
