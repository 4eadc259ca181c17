using System.Collections.Concurrent;
using CoProduction.Functions.Access.Tenants;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>The configured issuer: one for all tenants, or one for each.</summary>
internal sealed class ConfiguredIssuers(AccessOptions options, KnownTenants tenants, TimeProvider time, ILogger<IssuerKeys> logger) : IIssuers, IDisposable
{
    private readonly IssuerDocuments documents = new();

    // Only tenants that belong to a partner get here, so nobody's tokens can fill it.
    private readonly ConcurrentDictionary<string, IssuerKeys> keys = new(StringComparer.Ordinal);

    public async ValueTask<TrustedIssuer?> For(string tenant, CancellationToken cancellation)
    {
        if (TenantId.Of(tenant) is not { } id || (await tenants.Current(cancellation)).Of(id) is not { } partner)
        {
            return null;
        }

        var issuer = options.IssuerOf(id);
        var known = keys.GetOrAdd(issuer, name => new IssuerKeys(name, options.MetadataOf(id), documents, time, logger));
        return new TrustedIssuer(issuer, options.Audiences, partner, options.ClockSkew, known.Find);
    }

    public void Dispose() => documents.Dispose();
}
