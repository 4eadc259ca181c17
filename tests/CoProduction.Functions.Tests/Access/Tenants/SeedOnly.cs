using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tenants;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Access.Tenants;

/// <summary>The tenants of the settings, with an empty table.</summary>
internal static class SeedOnly
{
    public static KnownTenants Of(AccessOptions options) => new(
        _ => Task.FromResult(new TenantPartners(options.Tenants, new Dictionary<string, StoredTenant>())), TimeProvider.System, NullLogger<KnownTenants>.Instance);
}
