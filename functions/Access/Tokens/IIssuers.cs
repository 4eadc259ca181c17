namespace CoProduction.Functions.Access.Tokens;

/// <summary>The issuers whose tokens the program trusts: the configured one, or the development issuer.</summary>
internal interface IIssuers
{
    /// <summary>The issuer that signs for a tenant; null if the tenant belongs to no partner.</summary>
    /// <param name="tenant">The tenant, as <c>tid</c> names it.</param>
    TrustedIssuer? For(string tenant);
}
