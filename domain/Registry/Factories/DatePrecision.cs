namespace CoProduction.Registry.Factories;

/// <summary>What an expansion's month rests on.</summary>
public enum DatePrecision
{
    /// <summary>A published date.</summary>
    Reported,

    /// <summary>No date was published; the month only holds the place.</summary>
    Placeholder,
}
