using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Access;

/// <summary>Invalid tokens of every sort, by name.</summary>
public static class BadTokens
{
    private static readonly Dictionary<string, Func<FakeIssuer, TokenDraft, string>> Ways = new(StringComparer.Ordinal)
    {
        // Time
        ["expired"] = (_, good) => $"{good.Time("exp", -90)}",
        ["without exp"] = (_, good) => $"{good.Claim("exp", null)}",
        ["exp that is no number"] = (_, good) => $"{good.Claim("exp", "tomorrow")}",
        ["not good yet"] = (_, good) => $"{good.Time("nbf", 90)}",

        // For whom and by whom
        ["of another audience"] = (_, good) => $"{good.Claim("aud", "api://another")}",
        ["of an audience with a slash"] = (_, good) => $"{good.Claim("aud", $"{FakeIssuer.Audience}/")}",
        ["without audience"] = (_, good) => $"{good.Claim("aud", null)}",
        ["of another issuer"] = (_, good) => $"{good.Claim("iss", "https://issuer.example.org/v2.0")}",
        ["without issuer"] = (_, good) => $"{good.Claim("iss", null)}",
        ["of another tenant"] = (issuer, _) => $"{issuer.Draft(FakeIssuer.Stranger)}",
        ["of another tenant that claims a partner's tid"] = (issuer, _) => $"{issuer.Draft(FakeIssuer.Stranger).Claim("tid", FakeIssuer.Poland)}",
        ["without tenant"] = (_, good) => $"{good.Claim("tid", null)}",
        ["of a tenant that is no name"] = (_, good) => $"{good.Claim("tid", "../common")}",
        ["of one tenant with another's issuer"] = (issuer, good) => $"{good.Claim("iss", issuer.IssuerOf(FakeIssuer.Japan))}",
        ["of one tenant signed by another"] = (issuer, good) =>
            $"{good.Head("kid", issuer.KeyOf(FakeIssuer.Japan).Id).SignedBy(issuer.KeyOf(FakeIssuer.Japan).Sign)}",
        ["of one tenant signed by another that claims its key"] = (issuer, good) => $"{good.SignedBy(issuer.KeyOf(FakeIssuer.Japan).Sign)}",
        ["of another partner's tid"] = (_, good) => $"{good.Claim("tid", FakeIssuer.Japan)}",
        ["that names nobody"] = (_, good) => $"{good.Claim("oid", null).Claim("sub", null)}",

        ["that names half a letter"] = (_, good) => HalfALetter(good),

        // Signature
        ["unsigned"] = (_, good) => $"{good.Head("alg", "none").SignedBy(_ => [])}",
        ["unsigned, in capitals"] = (_, good) => $"{good.Head("alg", "NONE").SignedBy(_ => [])}",
        ["unsigned without saying so"] = (_, good) => $"{good.SignedBy(_ => [])}",
        ["unsigned, with a signature"] = (_, good) => $"{good.Head("alg", "none")}",
        ["without algorithm"] = (_, good) => $"{good.Head("alg", null)}",
        ["signed with the public key as a secret"] = (issuer, good) => $"{good.Head("alg", "HS256").SignedBy(
            signed => HMACSHA256.HashData(Encoding.ASCII.GetBytes(issuer.KeyOf(FakeIssuer.Poland).PublicPem), signed))}",
        ["signed with the public bytes as a secret"] = (issuer, good) => $"{good.Head("alg", "HS256").SignedBy(
            signed => HMACSHA256.HashData(issuer.KeyOf(FakeIssuer.Poland).PublicBytes, signed))}",
        ["that claims another padding"] = (_, good) => $"{good.Head("alg", "PS256")}",
        ["that claims another kind of key"] = (_, good) => $"{good.Head("alg", "ES256")}",
        ["that claims another hash"] = (_, good) => $"{good.Head("alg", "RS512")}",
        ["without key id"] = (_, good) => $"{good.Head("kid", null)}",
        ["of an unknown key"] = (_, good) => $"{good.Head("kid", "unknown")}",
        ["of a key of its own"] = (_, good) => $"{Brought(good)}",
        ["with a demand that is not understood"] = (_, good) => $"{good.Head("crit", new JsonArray("exp2")).Head("exp2", 1)}",
        ["changed afterwards"] = (_, good) => Changed($"{good}", $"{good.Claim("roles", new JsonArray("operator"))}"),
        ["with another's signature"] = (issuer, good) => Changed($"{issuer.Draft(FakeIssuer.Japan)}", $"{good}"),
        ["of the development issuer"] = (_, _) => DevelopmentTokens.Of("POL"),

        // Form
        ["garbage"] = (_, _) => "garbage",
        ["three dots"] = (_, _) => "...",
        ["two parts"] = (_, good) => $"{good}"[..$"{good}".LastIndexOf('.')],
        ["encrypted"] = (_, good) => $"{good}.AAAA.AAAA",
        ["text that is no base64"] = (_, _) => "a%b.c d.e",
        ["twice"] = (_, good) => $"{good}, Bearer {good}",
        ["too long"] = (_, good) => $"{good.Claim("padding", new string('x', 15_000))}",
    };

    public static IReadOnlyList<string> Names { get; } = [.. Ways.Keys];

    public static string Of(string name, FakeIssuer issuer) => Ways[name](issuer, issuer.Draft(FakeIssuer.Poland));

    // A key that comes with the token proves nothing.
    private static TokenDraft Brought(TokenDraft good)
    {
        var own = new SigningKey();
        return good.Head("kid", own.Id).Head("jwk", own.Published()).Head("jku", "http://127.0.0.1:1/keys").SignedBy(own.Sign);
    }

    private static string HalfALetter(TokenDraft good)
    {
        string[] parts = [good.Header.ToJsonString(), good.Claim("oid", "HALF").Payload.ToJsonString().Replace("HALF", @"\ud800", StringComparison.Ordinal)];
        var signed = string.Join('.', parts.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));
        return $"{signed}.{Base64Url.EncodeToString(good.Signature(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Changed(string signed, string other) => $"{other[..other.LastIndexOf('.')]}{signed[signed.LastIndexOf('.')..]}";
}
