namespace CoProduction.Registry.Plans;

/// <summary>How a plan's rate comes.</summary>
public enum PlanTiming
{
    /// <summary>From the date on: all at once, or over the ramp that is stated.</summary>
    From,

    /// <summary>Reached by the date, nobody says how: at the floor all at once at its end; at the ceiling evenly from the month of the statement.</summary>
    By,
}
