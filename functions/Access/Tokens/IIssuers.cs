namespace CoProduction.Functions.Access.Tokens;

/// <summary>Whose tokens are believed: the configured issuer's, or the development issuer's.</summary>
internal interface IIssuers
{
    /// <summary>Who signs for a tenant; null where it is no partner's.</summary>
    /// <param name="tenant">As <c>tid</c> names it.</param>
    TrustedIssuer? For(string tenant);
}
