namespace CoProduction.Registry.Plans;

/// <summary>The basis of a plan's month.</summary>
public enum DatePrecision
{
    /// <summary>A published date.</summary>
    Reported,

    /// <summary>No date was published; the month is a placeholder.</summary>
    Placeholder,
}
