namespace CoProduction.Gaps.Readings;

/// <summary>The two figures of a capacity that are no number of units.</summary>
public static class Capacity
{
    /// <summary>Nothing is known of it. The item binds nothing, and a product of unknown own capacity takes no part.</summary>
    public const double Unknown = double.PositiveInfinity;

    /// <summary>It keeps pace with whatever is asked. The item binds nothing, and a product takes part. Adding to it or taking from it leaves it so.</summary>
    public const double NoLimit = double.MaxValue;

    /// <summary>Whether it is a number of units a month, which can bind.</summary>
    public static bool IsNumber(double capacity) => capacity < NoLimit;

    /// <summary>A known capacity, or an output, as a report shows it: the units, or infinity for no limit.</summary>
    public static double Shown(double units) => IsNumber(units) ? units : double.PositiveInfinity;
}
