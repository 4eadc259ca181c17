using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>Where a platform can be maintained, repaired and overhauled in one theater.</summary>
/// <param name="Platform">The platform, as the sites write it.</param>
/// <param name="Theater">The theater; each in which the register has a partner stands for every platform.</param>
/// <param name="Sites">The sites that service it, neither idle nor closed, in the order of the ids; empty is a hole.</param>
/// <param name="Throughput">
/// Platforms or parts a year, of the sites that publish it; null where none does. A site that services several counts fully with each.
/// </param>
public sealed record MaintenanceCoverage(string Platform, Theater Theater, IReadOnlyList<SiteId> Sites, double? Throughput)
{
    /// <summary>Every platform in every theater, in the order of both. Sites whose partner has no record are in no theater.</summary>
    public static IReadOnlyList<MaintenanceCoverage> Of(Register register)
    {
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
