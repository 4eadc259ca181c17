using CoProduction.Registry.Partners;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>What a tenant's tokens are checked against.</summary>
/// <param name="Name">The required value of <c>iss</c>.</param>
/// <param name="Audiences">The audiences of which <c>aud</c> must name one.</param>
/// <param name="Partner">The partner that the tenant belongs to.</param>
/// <param name="ClockSkew">How far the issuer's clock may differ from this one.</param>
/// <param name="Keys">Finds the keys with an id; empty if the issuer has no such key.</param>
internal sealed record TrustedIssuer(string Name, IReadOnlyList<string> Audiences, CountryCode Partner, TimeSpan ClockSkew, KeyLookup Keys);

/// <summary>Finds the keys with an id; empty if the issuer has no such key.</summary>
/// <exception cref="IssuerUnavailableException">The issuer's keys cannot be fetched.</exception>
internal delegate ValueTask<IReadOnlyList<SecurityKey>> KeyLookup(string keyId, CancellationToken cancellation);

/// <summary>The issuer's keys cannot be fetched, so a token can be neither accepted nor refused.</summary>
internal sealed class IssuerUnavailableException(string message) : Exception(message);
