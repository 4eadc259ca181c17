namespace CoProduction.Registry.Items;

/// <summary>The units of mass that convert into each other without being stated: g, kg and t.</summary>
public static class Mass
{
    public const string Kilogram = "kg";

    /// <summary>Whether the unit is g, kg or t.</summary>
    public static bool IsUnit(string unit) => Grams(unit) is not null;

    /// <summary>A mass in another unit; null if one of the units is no unit of mass.</summary>
    public static double? Convert(double amount, string from, string to) => amount * Grams(from) / Grams(to);

    private static double? Grams(string unit) =>
        UnitName.Same(unit, "g") ? 1
        : UnitName.Same(unit, Kilogram) ? 1_000
        : UnitName.Same(unit, "t") ? 1_000_000
        : null;
}
