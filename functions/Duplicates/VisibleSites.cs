using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>The sites that a caller may see, as outlines: the one place where duplicates are looked for.</summary>
public sealed class VisibleSites(Readers readers, IRecordStore store)
{
    /// <param name="request">Tells who calls.</param>
    /// <param name="kind">The kind of site; null for both.</param>
    /// <param name="partner">The partner of the sites; null for all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<SiteOutline>> Of(HttpRequest request, SiteKind? kind, CountryCode? partner, CancellationToken cancellation)
    {
        var reader = await readers.Of(Caller.Of(request), cancellation);
        IReadOnlyList<Factory> producing = kind is null or SiteKind.Factory ? await store.All(RecordKinds.Factories, cancellation) : [];
        IReadOnlyList<MaintenanceSite> repairing = kind is null or SiteKind.MroSite ? await store.All(RecordKinds.MaintenanceSites, cancellation) : [];
        return
        [
            .. producing.Where(site => (partner is null || site.Partner == partner) && reader.MaySee(site)).Select(SiteOutline.Of),
            .. repairing.Where(site => (partner is null || site.Partner == partner) && reader.MaySee(site)).Select(SiteOutline.Of),
        ];
    }
}
