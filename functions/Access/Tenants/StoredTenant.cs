using Azure;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>A tenant's row in the table.</summary>
/// <param name="Partner">The partner that it belongs to; null if it was removed.</param>
/// <param name="Changes">How often it was changed; at least once.</param>
/// <param name="Version">The row's version in storage.</param>
public sealed record StoredTenant(CountryCode? Partner, int Changes, ETag Version);
