using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Resources;

/// <summary>What holds for factories and MRO sites alike.</summary>
internal static class SiteRules
{
    /// <summary>A partner may be named beside the id, but no other than the id has.</summary>
    public static string? PartnerFault(string? partner, string? id) =>
        partner is not null && SiteId.TryParse(id, out var site) && partner != site.Partner.Value
            ? $"Must be {site.Partner}, as in the id, or be left out."
            : null;
}
