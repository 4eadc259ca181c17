namespace CoProduction.Functions.Access.Tokens;

/// <summary>The configured issuer: one for all tenants, or one for each.</summary>
internal sealed class ConfiguredIssuers : IIssuers, IDisposable
{
    private readonly IssuerDocuments documents = new();
    private readonly Dictionary<string, TrustedIssuer> byTenant;

    public ConfiguredIssuers(AccessOptions options, TimeProvider time, ILogger<IssuerKeys> logger)
    {
        var keys = options.Tenants.Keys.DistinctBy(options.IssuerOf).ToDictionary(
            options.IssuerOf, tenant => new IssuerKeys(options.IssuerOf(tenant), options.MetadataOf(tenant), documents, time, logger));
        byTenant = options.Tenants.ToDictionary(
            tenant => tenant.Key,
            tenant => new TrustedIssuer(
                options.IssuerOf(tenant.Key), options.Audiences, tenant.Value, options.ClockSkew, keys[options.IssuerOf(tenant.Key)].Find),
            StringComparer.Ordinal);
    }

    public TrustedIssuer? For(string tenant) => TenantId.Of(tenant) is { } id ? byTenant.GetValueOrDefault(id) : null;

    public void Dispose() => documents.Dispose();
}
