using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Access;

/// <summary>Tokens with the claims that Entra ID puts into them, for each version of tokens and each sort of caller.</summary>
internal static class EntraTokens
{
    /// <summary>The id of the registration that stands for the API: the audience of every v2.0 token.</summary>
    public const string Api = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";

    /// <summary>The registration's Application ID URI: the audience of v1.0 tokens, unless the client asks by the registration's id.</summary>
    public const string ApiUri = "api://coproduction";

    public const string Person = "690222be-ff1a-4d56-abd1-7e4f7d38e474";
    public const string Daemon = "9f6e6a1c-3b2f-4d7a-8e21-5a0f4c6b7d88";

    private const string Client = "b14a7505-96e9-4927-91e8-0601d0fc9caa";

    public static string IssuerV1(string tenant) => $"https://sts.windows.net/{tenant}/";

    public static string IssuerV2(string tenant) => $"https://login.microsoftonline.com/{tenant}/v2.0";

    /// <summary>The token of a person in a client, with a role.</summary>
    public static TokenDraft DelegatedV1(FakeIssuer issuer, string tenant, string audience) => Draft(issuer, tenant, audience, IssuerV1(tenant), With(
        PersonIn(tenant, "1.0"),
        ("acr", "1"),
        ("amr", new JsonArray("pwd", "mfa")),
        ("appid", Client),
        ("appidacr", "0"),
        ("family_name", "Nowak"),
        ("given_name", "Łucja"),
        ("ipaddr", "192.0.2.17"),
        ("sub", "l3_roISQU222bULS9yi2k0XpqpOiMz5H3ZACo1GeXA"),
        ("unique_name", "lucja.nowak@example.org"),
        ("upn", "lucja.nowak@example.org")));

    /// <summary>The token of a program that signs in as itself, with a role.</summary>
    public static TokenDraft DaemonV1(FakeIssuer issuer, string tenant, string audience) => Draft(issuer, tenant, audience, IssuerV1(tenant), With(
        DaemonIn(tenant, "1.0"), ("appid", Client), ("appidacr", "1"), ("idp", IssuerV1(tenant))));

    /// <inheritdoc cref="DelegatedV1"/>
    public static TokenDraft DelegatedV2(FakeIssuer issuer, string tenant, string audience = Api) => Draft(issuer, tenant, audience, IssuerV2(tenant), With(
        PersonIn(tenant, "2.0"),
        ("azp", Client),
        ("azpacr", "0"),
        ("preferred_username", "lucja.nowak@example.org"),
        ("sub", "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ")));

    /// <inheritdoc cref="DaemonV1"/>
    public static TokenDraft DaemonV2(FakeIssuer issuer, string tenant, string audience = Api) => Draft(issuer, tenant, audience, IssuerV2(tenant), With(
        DaemonIn(tenant, "2.0"), ("azp", Client), ("azpacr", "1")));

    /// <summary>The claims of a person that both versions have.</summary>
    private static JsonObject PersonIn(string tenant, string version) => new()
    {
        ["aio"] = "AXQAi/8IAAAAFm+E/QTG+gFnVxLjWdw8K+61AGrSOuMMF6ebaMj7XO3IbmD3fGmrOyD+NvZyGn2VaT/kDKXw4MIhrgGVq6Bn8w==",
        ["name"] = "Łucja Nowak",
        ["oid"] = Person,
        ["rh"] = "I",
        ["roles"] = new JsonArray("contributor"),
        ["scp"] = "access_as_user",
        ["tid"] = tenant,
        ["uti"] = "fqiBqXLPj0eQa82S-IYFAA",
        ["ver"] = version,
    };

    /// <summary>The claims of a program that both versions have.</summary>
    private static JsonObject DaemonIn(string tenant, string version) => new()
    {
        ["aio"] = "E2ZgYDjvr8+9Q5D5X3d3aB5bAAA=",
        ["idtyp"] = "app",
        ["oid"] = Daemon,
        ["rh"] = "I",
        ["roles"] = new JsonArray("reader"),
        ["sub"] = Daemon,
        ["tid"] = tenant,
        ["uti"] = "fqiBqXLPj0eQa82S-IYFAA",
        ["ver"] = version,
    };

    private static JsonObject With(JsonObject claims, params ReadOnlySpan<(string Name, JsonNode Value)> others)
    {
        foreach (var (name, value) in others)
        {
            claims[name] = value;
        }

        return claims;
    }

    private static TokenDraft Draft(FakeIssuer issuer, string tenant, string audience, string name, JsonObject claims)
    {
        var (key, now) = (issuer.KeyOf(tenant), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        (claims["aud"], claims["iss"], claims["iat"], claims["nbf"], claims["exp"]) = (audience, name, now - 300, now - 300, now + 3600);
        return new TokenDraft(new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["x5t"] = key.Id, ["kid"] = key.Id }, claims, key.Sign);
    }
}
