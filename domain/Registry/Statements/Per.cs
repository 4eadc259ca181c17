namespace CoProduction.Registry.Statements;

/// <summary>The time to which a rate refers. A year is 12 months and 365 days.</summary>
public enum Per
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
