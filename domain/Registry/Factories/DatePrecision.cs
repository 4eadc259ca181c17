namespace CoProduction.Registry.Factories;

/// <summary>The basis of an expansion's month.</summary>
public enum DatePrecision
{
    /// <summary>A published date.</summary>
    Reported,

    /// <summary>No date was published; the month is a placeholder.</summary>
    Placeholder,
}
