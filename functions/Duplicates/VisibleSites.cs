using CoProduction.Functions.Access;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>The sites that a caller may see, as outlines. Duplicates are searched for only among these.</summary>
public sealed class VisibleSites(Visibility visibility)
{
    /// <summary>Reads the sites that the caller of a request may see.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kind">The kind of site; null for both kinds.</param>
    /// <param name="partner">The partner of the sites; null for all partners.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public async Task<IReadOnlyList<SiteOutline>> Of(HttpRequest request, SiteKind? kind, CountryCode? partner, CancellationToken cancellation)
    {
        var view = await visibility.ViewOf(request, cancellation);
        IReadOnlyList<Factory> producing = kind is null or SiteKind.Factory ? await view.Of<Factory>().All(cancellation) : [];
        IReadOnlyList<MaintenanceSite> repairing = kind is null or SiteKind.MroSite ? await view.Of<MaintenanceSite>().All(cancellation) : [];
        return Of(producing, repairing, partner);
    }

    /// <summary>The sites in use of a register.</summary>
    /// <param name="register">What a reader sees.</param>
    /// <param name="kind">The kind of site; null for both kinds.</param>
    /// <param name="partner">The partner of the sites; null for all partners.</param>
    public static IReadOnlyList<SiteOutline> Of(Register register, SiteKind? kind, CountryCode? partner) =>
        Of(kind is null or SiteKind.Factory ? register.Factories : [], kind is null or SiteKind.MroSite ? register.MaintenanceSites : [], partner);

    private static IReadOnlyList<SiteOutline> Of(IEnumerable<Factory> producing, IEnumerable<MaintenanceSite> repairing, CountryCode? partner) =>
    [
        .. producing.Where(site => site.Retired is null).Where(site => partner is null || site.Partner == partner).Select(SiteOutline.Of),
        .. repairing.Where(site => site.Retired is null).Where(site => partner is null || site.Partner == partner).Select(SiteOutline.Of),
    ];
}
