using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoProduction.Functions.Tests.Access;

/// <summary>An OpenID issuer with several tenants, like Entra ID, on a free port of the loopback interface.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    public const string Poland = "5f0c2e8a-1d34-4b7e-9a61-3c2d1e0f9b8a";
    public const string Japan = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    /// <summary>A tenant of the issuer that the program does not know.</summary>
    public const string Stranger = "99999999-1d34-4b7e-9a61-3c2d1e0f9b8a";

    public const string Audience = "api://coproduction-tests";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, SigningKey[]> keys = new(StringComparer.Ordinal);
    private int fetches;

    private FakeIssuer(WebApplication app)
    {
        this.app = app;
        foreach (var tenant in new[] { Poland, Japan, Stranger })
        {
            Add(tenant);
        }

        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Answer(tenant, () =>
        {
            Interlocked.Increment(ref fetches);
            return new JsonObject { ["issuer"] = IssuerOf(tenant), ["jwks_uri"] = $"{Address}/{tenant}/keys" };
        }));
        app.MapGet("/as-entra/{version}/{tenant}", (string version, string tenant) => Answer(tenant, () => new JsonObject
        {
            ["issuer"] = version == "v2.0" ? EntraTokens.IssuerV2(tenant) : EntraTokens.IssuerV1(tenant),
            ["jwks_uri"] = $"{Address}/{tenant}/keys",
        }));
        app.MapGet("/{tenant}/keys", (string tenant) => Answer(
            tenant, () => new JsonObject { ["keys"] = new JsonArray([.. keys[tenant].Select(key => key.Published())]) }));
    }

    /// <summary>If set, every response is 500.</summary>
    public bool IsDown { get; set; }

    /// <summary>The number of requests for its metadata.</summary>
    public int Fetches => fetches;

    public string Address => app.Urls.Single();

    /// <summary>The settings of a program that trusts it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["CoProduction__Access__Issuer"] = IssuerOf("{tenant}"),
        ["CoProduction__Access__Audience"] = Audience,
        [$"CoProduction__Access__Tenants__{Poland}"] = "POL",
        [$"CoProduction__Access__Tenants__{Japan.Replace("-", "", StringComparison.Ordinal)}"] = "JPN",
    };

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new FakeIssuer(app);
        await app.StartAsync();
        return issuer;
    }

    /// <summary>Gives a tenant a key to sign with.</summary>
    public void Add(string tenant) => keys[tenant] = [new SigningKey()];

    public string IssuerOf(string tenant) => $"{Address}/{tenant}/v2.0";

    /// <summary>The key with which the tenant signs.</summary>
    public SigningKey KeyOf(string tenant) => keys[tenant][^1];

    /// <summary>Makes the tenant sign with another key from now on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="keepFormer">Whether the former keys are still published.</param>
    public void Rotate(string tenant, bool keepFormer) => keys[tenant] = keepFormer ? [.. keys[tenant], new SigningKey()] : [new SigningKey()];

    /// <summary>A token as the issuer signs it, for a contributor of the tenant.</summary>
    public TokenDraft Draft(string tenant)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new TokenDraft(
            new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = KeyOf(tenant).Id },
            new JsonObject
            {
                ["iss"] = IssuerOf(tenant),
                ["aud"] = Audience,
                ["tid"] = tenant,
                ["oid"] = "7c1f-person",
                ["sub"] = "pairwise",
                ["iat"] = now - 300,
                ["nbf"] = now - 300,
                ["exp"] = now + 3600,
                ["roles"] = new JsonArray("contributor"),
            },
            KeyOf(tenant).Sign);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(string tenant, Func<JsonObject> answer) =>
        IsDown ? Results.StatusCode(StatusCodes.Status500InternalServerError)
        : keys.ContainsKey(tenant) ? Results.Text(answer().ToJsonString(), "application/json")
        : Results.NotFound();
}
