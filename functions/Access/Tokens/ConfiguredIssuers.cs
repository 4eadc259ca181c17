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

        return new TrustedIssuer(options.IssuerOf(id), options.Audiences, partner, options.ClockSkew, KeysOf(id).Find);
    }

    // One issuer stands for all: they are tenants of one service.
    public ValueTask<bool> HasKeys(CancellationToken cancellation) => KeysOf(options.Tenants.Keys.First()).AreUsable(cancellation);

    public void Dispose() => documents.Dispose();

    private IssuerKeys KeysOf(string tenant) =>
        keys.GetOrAdd(options.IssuerOf(tenant), name => new IssuerKeys(name, options.MetadataOf(tenant), documents, time, logger));
}
