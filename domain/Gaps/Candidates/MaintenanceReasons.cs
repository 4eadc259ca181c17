using CoProduction.Gaps.Projections;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Candidates;

/// <summary>Finds the MRO sites that know the system that an item belongs to.</summary>
/// <remarks>
/// A platform is the system if its name contains, as consecutive whole words, the words of the item's family, of the item's code or of the code of a
/// product that needs it: "Patriot launcher" is of the family patriot, "GMLRS pods" of GMLRS.
/// </remarks>
internal sealed class MaintenanceReasons(Projection projection)
{
    /// <summary>The sites. Idle and closed sites are left out.</summary>
    public IEnumerable<MaintenanceSite> Of(int item)
    {
        string[][] systems = [.. Systems(item).Distinct(StringComparer.Ordinal).Select(Words)];
        return projection.Register.MaintenanceSites.Where(site =>
            site.Status is not (SiteStatus.Idle or SiteStatus.Closed)
            && site.Platforms.Select(Words).Any(platform => systems.Any(system => Has(platform, system))));
    }

    private IEnumerable<string> Systems(int item)
    {
        var above = projection.Explosion.Products.Index()
            .Where(product => projection.Explosion.Below(product.Index).Contains(item))
            .Select(product => projection.Items[product.Item].Value);
        return projection.Items.RecordOf(item) is { } record
            ? [record.Family.Value, record.Code.Value, .. above]
            : [projection.Items[item].Value, .. above];
    }

    private static bool Has(string[] platform, string[] system) =>
        Enumerable.Range(0, Math.Max(0, platform.Length - system.Length + 1))
            .Any(place => platform.AsSpan(place, system.Length).SequenceEqual(system));

    private static string[] Words(string name) =>
        new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
