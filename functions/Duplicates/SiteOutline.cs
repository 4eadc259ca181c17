using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Duplicates;

/// <summary>The properties by which two sites are compared.</summary>
/// <param name="Kind">The kind of site.</param>
/// <param name="Id">The site's id, which contains its partner.</param>
/// <param name="Name">The site's name.</param>
/// <param name="Operator">The company or authority that runs the site.</param>
/// <param name="Town">The site's town; null if withheld.</param>
/// <param name="Coordinates">The town's coordinates; null if unknown or withheld.</param>
public sealed record SiteOutline(SiteKind Kind, SiteId Id, string Name, string Operator, string? Town, Coordinates? Coordinates)
{
    /// <summary>By what else the site is known.</summary>
    public SiteAliases Aliases { get; init; } = SiteAliases.None;

    /// <summary>The site that has taken its place; null if none has.</summary>
    public SiteId? Successor { get; init; }

    /// <summary>Whether the register says that both are one site, so that nobody needs to ask.</summary>
    public bool IsKnownAs(SiteOutline other) => Successor == other.Id || other.Successor == Id;

    public static SiteOutline Of(Factory factory) =>
        new(SiteKind.Factory, factory.Id, factory.Name, factory.Operator, factory.Location.Town, factory.Location.Coordinates)
        {
            Aliases = factory.Aliases,
            Successor = factory.Successor?.Site,
        };

    public static SiteOutline Of(MaintenanceSite site) =>
        new(SiteKind.MroSite, site.Id, site.Name, site.Operator, site.Location.Town, site.Location.Coordinates)
        {
            Aliases = site.Aliases,
            Successor = site.Successor?.Site,
        };
}

/// <summary>The kinds of site. A site is compared only with others of its kind.</summary>
public enum SiteKind
{
    Factory,
    MroSite,
}

/// <summary>The addresses of the kinds of site.</summary>
internal static class SiteKinds
{
    /// <summary>The last segment of the address of the kind's sites.</summary>
    public static string Path(SiteKind kind) => kind == SiteKind.Factory ? "factories" : "mro-sites";
}
