using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Audit;

/// <summary>What an audit looks at.</summary>
/// <param name="Reader">For whom it is made: records are counted and named as far as this reader may see them.</param>
/// <param name="IncludesHidden">Whether faults of other records are told too, without saying which records those are.</param>
public sealed record AuditScope(Reader Reader, bool IncludesHidden)
{
    /// <summary>Which partner keeps what lies in a partition; null for the coordinators.</summary>
    public static string? KeeperOf(string partition) => CountryCode.TryParse(partition, out var partner) ? partner.Value : null;

    public static bool IsKeeper(Reader reader, string partition) =>
        KeeperOf(partition) is { } partner ? partner == reader.Partner.Value : reader.IsCoordinator;
}
