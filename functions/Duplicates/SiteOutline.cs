using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Duplicates;

/// <summary>What two sites are compared by.</summary>
/// <param name="Kind">What kind of site it is.</param>
/// <param name="Id">Its id, which tells its partner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Operator">Who runs it.</param>
/// <param name="Town">Its town; null where that is withheld.</param>
/// <param name="Coordinates">Its town's place on the map; null where unknown or withheld.</param>
public sealed record SiteOutline(SiteKind Kind, SiteId Id, string Name, string Operator, string? Town, Coordinates? Coordinates)
{
    public static SiteOutline Of(Factory factory) =>
        new(SiteKind.Factory, factory.Id, factory.Name, factory.Operator, factory.Location.Town, factory.Location.Coordinates);

    public static SiteOutline Of(MaintenanceSite site) =>
        new(SiteKind.MroSite, site.Id, site.Name, site.Operator, site.Location.Town, site.Location.Coordinates);
}
