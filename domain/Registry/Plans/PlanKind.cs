namespace CoProduction.Registry.Plans;

/// <summary>What a plan does to a line.</summary>
public enum PlanKind
{
    /// <summary>The line is to make another rate, as a rule a higher one.</summary>
    Expansion,

    /// <summary>The line is to make less.</summary>
    Reduction,

    /// <summary>The line is to make less, or nothing, for some time.</summary>
    Pause,

    /// <summary>The line is to make nothing any more.</summary>
    Closure,
}
