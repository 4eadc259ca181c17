using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>Rules for both factories and MRO sites.</summary>
internal static class SiteRules
{
    /// <summary>The fault of a partner that is not the one in the id. An absent partner passes.</summary>
    public static string? PartnerFault(string? partner, string? id) =>
        partner is not null && SiteId.TryParse(id, out var site) && partner != site.Partner.Value
            ? $"Must be {site.Partner}, as in the id, or be left out."
            : null;
}
