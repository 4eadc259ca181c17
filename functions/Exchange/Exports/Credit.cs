namespace CoProduction.Functions.Exchange.Exports;

/// <summary>What the licence of the starter data's coordinates asks of whoever passes them on.</summary>
internal static class Credit
{
    public const string Text =
        "Coordinates of the starter data contain data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).";
}
