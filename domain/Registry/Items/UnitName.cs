namespace CoProduction.Registry.Items;

/// <summary>The names of units as people write them: in any case, and often in the plural.</summary>
public static class UnitName
{
    /// <summary>Whether two names mean one unit: module, Module and modules do.</summary>
    public static bool Same(string one, string other) => Means(one, other) || Means(one, other + "s") || Means(one + "s", other);

    private static bool Means(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
