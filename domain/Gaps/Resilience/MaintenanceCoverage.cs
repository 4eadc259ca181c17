using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>The sites that maintain, repair and overhaul a platform in one theater.</summary>
/// <param name="Platform">The platform, as the sites write it.</param>
/// <param name="Theater">The theater. Every theater in which the register has a partner is listed for every platform.</param>
/// <param name="Sites">The sites that service the platform, neither idle nor closed, in the order of the ids. An empty list is a hole in the
/// coverage.</param>
/// <param name="Throughput">
/// Platforms or parts a year, of the sites that publish it; null if none does. A site that services several platforms counts fully with each.
/// </param>
public sealed record MaintenanceCoverage(string Platform, Theater Theater, IReadOnlyList<SiteId> Sites, double? Throughput)
{
    /// <summary>Every platform in every theater, in the order of both. Sites whose partner has no record belong to no theater.</summary>
    public static IReadOnlyList<MaintenanceCoverage> Of(Register register)
    {
        register = register.Counted();
        var theaters = register.Partners.ToDictionary(partner => partner.Code, partner => partner.Theater);
        var sites = (
            from site in register.MaintenanceSites
            where site.Status is not (SiteStatus.Idle or SiteStatus.Closed) && theaters.ContainsKey(site.Partner)
            from platform in site.Platforms
            select (Platform: platform, Theater: theaters[site.Partner], Site: site)).ToLookup(each => (each.Platform, each.Theater), each => each.Site);
        return
        [
            .. from platform in register.MaintenanceSites.SelectMany(site => site.Platforms).Distinct().Order(StringComparer.Ordinal)
               from theater in theaters.Values.Distinct().Order()
               let here = sites[(platform, theater)].ToList()
               select new MaintenanceCoverage(
                   platform, theater, [.. here.Select(site => site.Id)], Sum.Known(here.Select(site => site.ThroughputPerYear))),
        ];
    }
}
