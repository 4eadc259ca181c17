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

/// <exception cref="IssuerUnavailableException">The issuer cannot be asked.</exception>
internal delegate ValueTask<IReadOnlyList<SecurityKey>> KeyLookup(string keyId, CancellationToken cancellation);

/// <summary>The issuer does not tell its keys, so that a token can be neither believed nor refused.</summary>
internal sealed class IssuerUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
