using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Development;

/// <summary>
/// Signs tokens of any partner for anyone on this machine. It exists only in Development, and only if no real issuer is configured.
/// </summary>
internal sealed class DevelopmentIssuer : IIssuers
{
    private const string Name = "urn:coproduction:development-issuer";
    private const string Audience = "coproduction";

    private readonly ECDsaSecurityKey key;

    private DevelopmentIssuer(ECDsaSecurityKey key) => this.key = key;

    /// <exception cref="RefusedStartException">The environment is not Development, or the key can be neither read nor created.</exception>
    public static DevelopmentIssuer Open(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment()
            ? new DevelopmentIssuer(DevelopmentKey.Open(configuration))
            : throw new RefusedStartException(
                $"The development issuer signs tokens in Development only, but the environment is {environment.EnvironmentName}.");

    /// <summary>The issuer for a tenant. The tenants are the partners' codes.</summary>
    public ValueTask<TrustedIssuer?> For(string tenant, CancellationToken cancellation) => ValueTask.FromResult(
        CountryCode.TryParse(tenant, out var partner) ? new TrustedIssuer(Name, [Audience], partner, AccessOptions.DefaultClockSkew, Keys) : null);

    public ValueTask<bool> HasKeys(CancellationToken cancellation) => ValueTask.FromResult(true);

    /// <summary>Signs a token that is valid from now on, for the lifetime.</summary>
    public string Sign(Caller caller, DateTimeOffset now, TimeSpan lifetime) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Name,
        Audience = Audience,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + lifetime).UtcDateTime,
        Claims = new Dictionary<string, object>
        {
            ["tid"] = caller.Partner.Value,
            ["sub"] = caller.Subject ?? throw new ArgumentException("A token names its subject.", nameof(caller)),
            ["roles"] = caller.Roles.Order().Select(Word.Of).ToArray(),
        },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    });

    private ValueTask<IReadOnlyList<SecurityKey>> Keys(string keyId, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<SecurityKey>>(keyId == key.KeyId ? [key] : []);
}
