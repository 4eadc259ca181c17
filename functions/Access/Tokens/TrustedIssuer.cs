using CoProduction.Registry.Partners;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>What a tenant's tokens are held against.</summary>
/// <param name="Name">What <c>iss</c> must be.</param>
/// <param name="Audience">What <c>aud</c> must name.</param>
/// <param name="Partner">The partner whose tenant it is.</param>
/// <param name="ClockSkew">How far the issuer's clock may be from this one.</param>
/// <param name="Keys">Gives the keys that have an id; none where the issuer has no such key.</param>
internal sealed record TrustedIssuer(string Name, string Audience, CountryCode Partner, TimeSpan ClockSkew, KeyLookup Keys);

/// <summary>Gives the keys that have an id; none where the issuer has no such key.</summary>
/// <exception cref="IssuerUnavailableException">The issuer's keys cannot be fetched.</exception>
internal delegate ValueTask<IReadOnlyList<SecurityKey>> KeyLookup(string keyId, CancellationToken cancellation);

/// <summary>The issuer's keys cannot be fetched, so a token can be neither believed nor refused.</summary>
internal sealed class IssuerUnavailableException(string message) : Exception(message);
