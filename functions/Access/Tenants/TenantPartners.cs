using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>The partner of each tenant, at one moment. What the table says of a tenant overrides the settings, also that it was removed.</summary>
/// <param name="seed">The tenants of the settings.</param>
/// <param name="rows">The tenants of the table.</param>
public sealed class TenantPartners(IReadOnlyDictionary<string, CountryCode> seed, IReadOnlyDictionary<string, StoredTenant> rows)
{
    /// <summary>The ids of all tenants that belong to a partner, in ordinal order.</summary>
    public IEnumerable<string> Ids => seed.Keys.Union(rows.Keys).Where(id => Of(id) is not null).Order(StringComparer.Ordinal);

    /// <summary>The partner of a tenant; null if it belongs to none.</summary>
    public CountryCode? Of(string id) => rows.TryGetValue(id, out var row) ? row.Partner : seed.GetValueOrDefault(id);

    /// <summary>The tenant's row; null if the table does not name it.</summary>
    public StoredTenant? Row(string id) => rows.GetValueOrDefault(id);

    /// <summary>Whether a partner has a tenant beside this one.</summary>
    public bool HasAnother(CountryCode partner, string id) => Ids.Any(other => other != id && Of(other) == partner);
}
