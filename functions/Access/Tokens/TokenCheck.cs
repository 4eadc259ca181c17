using CoProduction.Registry;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>Checks a token and identifies its caller. No claim is trusted before the signature is verified.</summary>
internal sealed class TokenCheck(IIssuers issuers)
{
    // Asymmetric algorithms only: with a symmetric one, every program that can check a token could also make one.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 16_384 };

    /// <exception cref="IssuerUnavailableException">The issuer's keys cannot be fetched.</exception>
    /// <exception cref="Tenants.TenantsUnavailableException">It cannot be read which partner the token's tenant belongs to.</exception>
    public async ValueTask<TokenVerdict> Check(string text, CancellationToken cancellation)
    {
        if (Read(text) is not { } token)
        {
            return new TokenVerdict.Refused("It cannot be read.");
        }

        if (!Algorithms.Contains(token.Alg) || token.TryGetHeaderValue<object>("crit", out _))
        {
            return new TokenVerdict.Refused("It is signed with an algorithm or a 'crit' header that is not accepted.");
        }

        if (Text(token, "tid") is not { } tenant || await issuers.For(tenant, cancellation) is not { } issuer)
        {
            return new TokenVerdict.Refused("Its tenant belongs to no partner.");
        }

        // Checked before any key is fetched: a tenant's keys are valid for its own issuer only.
        if (token.Issuer != issuer.Name)
        {
            return new TokenVerdict.Refused("It was issued by another issuer.");
        }

        if (string.IsNullOrEmpty(token.Kid) || await issuer.Keys(token.Kid, cancellation) is not { Count: > 0 } keys)
        {
            return new TokenVerdict.Refused("Its issuer does not have the key that it names.");
        }

        var result = await Handler.ValidateTokenAsync(token, Parameters(issuer, keys));
        return !result.IsValid ? new TokenVerdict.Refused(result.Exception.GetType().Name)
            : Subject(token) is not { } subject ? new TokenVerdict.Refused("It names no subject.")
            : Roles(token) is { Count: > 0 } roles ? new TokenVerdict.Believed(new Caller(issuer.Partner, subject, roles))
            : new TokenVerdict.WithoutRole(issuer.Partner, subject);
    }

    private static JsonWebToken? Read(string text)
    {
        try
        {
            return Handler.CanReadToken(text) && Handler.ReadJsonWebToken(text) is { IsEncrypted: false } token ? token : null;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static TokenValidationParameters Parameters(TrustedIssuer issuer, IReadOnlyList<SecurityKey> keys) => new()
    {
        ValidIssuer = issuer.Name,
        ValidAudiences = issuer.Audiences,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        IssuerSigningKeys = keys,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateLifetime = true,
        ClockSkew = issuer.ClockSkew,
    };

    /// <summary>The person or program within the issuer, taken from the first claim that names one.</summary>
    private static string? Subject(JsonWebToken token) =>
        ((string[])["oid", "sub", "azp", "appid"])
            .Select(claim => Text(token, claim))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } subject
            ? SubjectName.Of(subject)
            : null;

    private static HashSet<Role> Roles(JsonWebToken token) =>
    [
        .. token.Claims
            .Where(claim => claim.Type == "roles")
            .SelectMany(claim => Word.TryParse<Role>(claim.Value, out var role) ? (Role[])[role] : []),
    ];

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) ? text : null;
}
