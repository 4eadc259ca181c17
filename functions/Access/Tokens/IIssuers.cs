namespace CoProduction.Functions.Access.Tokens;

/// <summary>The issuers whose tokens the program trusts: the configured one, or the development issuer.</summary>
internal interface IIssuers
{
    /// <summary>The issuer that signs for a tenant; null if the tenant belongs to no partner.</summary>
    /// <param name="tenant">The tenant, as <c>tid</c> names it.</param>
    /// <param name="cancellation">Cancels the waiting.</param>
    /// <exception cref="Tenants.TenantsUnavailableException">It cannot be read which partner the tenant belongs to.</exception>
    ValueTask<TrustedIssuer?> For(string tenant, CancellationToken cancellation);

    /// <summary>Whether keys are known, or can be fetched, so that tokens can be checked at all.</summary>
    ValueTask<bool> HasKeys(CancellationToken cancellation);
}
