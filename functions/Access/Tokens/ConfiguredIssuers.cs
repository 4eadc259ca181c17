namespace CoProduction.Functions.Access.Tokens;

/// <summary>The configured issuer: one for all tenants, or one for each.</summary>
internal sealed class ConfiguredIssuers : IIssuers, IDisposable
{
    private readonly IssuerDocuments documents = new();
    private readonly Dictionary<string, IssuerKeys> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TrustedIssuer> byTenant;

    public ConfiguredIssuers(AccessOptions options, TimeProvider time, ILogger<IssuerKeys> logger)
    {
        byTenant = options.Tenants.ToDictionary(
            tenant => tenant.Key,
            tenant => new TrustedIssuer(options.IssuerOf(tenant.Key), options.Audience, tenant.Value, options.ClockSkew, KeysOf(tenant.Key).Find),
            StringComparer.Ordinal);

        IssuerKeys KeysOf(string tenant)
        {
            var issuer = options.IssuerOf(tenant);
            return keys.TryGetValue(issuer, out var known)
                ? known
                : keys[issuer] = new IssuerKeys(issuer, options.MetadataOf(tenant), documents, time, logger);
        }
    }

    public TrustedIssuer? For(string tenant) => TenantId.Of(tenant) is { } id ? byTenant.GetValueOrDefault(id) : null;

    public void Dispose()
    {
        foreach (var held in keys.Values)
        {
            held.Dispose();
        }

        documents.Dispose();
    }
}
