using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Tests.Access.Tenants;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Access;

/// <summary>Tokens as Entra ID makes them, under the settings that the documentation shows. Only the address of the keys is the test's own.</summary>
public sealed class EntraTokenTests : IAsyncLifetime
{
    /// <summary>The tenant of the README's example.</summary>
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private static readonly string[] Readme = ["README.md"];
    private static readonly string[] AccessReadme = ["functions", "Access", "README.md"];

    private FakeIssuer issuer = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        issuer.Add(Tenant);
    }

    public async ValueTask DisposeAsync() => await issuer.DisposeAsync();

    [Fact]
    public async Task Example_of_the_README_accepts_the_tokens_of_version_2()
    {
        var settings = Settings(Readme, version: "v2.0");

        Assert.Equal((EntraTokens.Person, "POL", Role.Contributor), Known(await Check(settings, EntraTokens.DelegatedV2(issuer, Tenant))));
        Assert.Equal((EntraTokens.Daemon, "POL", Role.Reader), Known(await Check(settings, EntraTokens.DaemonV2(issuer, Tenant))));
    }

    [Theory]
    [InlineData(EntraTokens.ApiUri)]
    [InlineData(EntraTokens.Api)]
    public async Task Example_for_version_1_accepts_its_tokens_with_either_audience(string audience)
    {
        var settings = Settings(AccessReadme, version: "v1.0");

        Assert.Equal((EntraTokens.Person, "POL", Role.Contributor), Known(await Check(settings, EntraTokens.DelegatedV1(issuer, Tenant, audience))));
        Assert.Equal((EntraTokens.Daemon, "POL", Role.Reader), Known(await Check(settings, EntraTokens.DaemonV1(issuer, Tenant, audience))));
    }

    [Fact]
    public async Task Token_of_the_other_version_is_refused()
    {
        Assert.IsType<TokenVerdict.Refused>(await Check(Settings(Readme, "v2.0"), EntraTokens.DelegatedV1(issuer, Tenant, EntraTokens.Api)));
        Assert.IsType<TokenVerdict.Refused>(await Check(Settings(AccessReadme, "v1.0"), EntraTokens.DelegatedV2(issuer, Tenant)));
    }

    [Theory]
    [InlineData("00000003-0000-0000-c000-000000000000")]
    [InlineData("https://graph.microsoft.com")]
    [InlineData("api://coproduction/")]
    [InlineData($"{EntraTokens.ApiUri},{EntraTokens.Api}")]
    [InlineData("")]
    public async Task Token_for_another_program_is_refused(string audience)
    {
        Assert.IsType<TokenVerdict.Refused>(await Check(Settings(Readme, "v2.0"), EntraTokens.DelegatedV2(issuer, Tenant, audience)));
        Assert.IsType<TokenVerdict.Refused>(await Check(Settings(AccessReadme, "v1.0"), EntraTokens.DelegatedV1(issuer, Tenant, audience)));
    }

    [Fact]
    public async Task Caller_to_whom_nobody_assigned_a_role_is_known_and_may_nothing()
    {
        var token = EntraTokens.DaemonV2(issuer, Tenant).Claim("roles", null);

        Assert.Equal(EntraTokens.Daemon, Assert.IsType<TokenVerdict.WithoutRole>(await Check(Settings(Readme, "v2.0"), token)).Subject);
    }

    private static (string, string, Role) Known(TokenVerdict verdict)
    {
        var caller = Assert.IsType<TokenVerdict.Believed>(verdict).Caller;
        return (caller.Subject!, caller.Partner.Value, Assert.Single(caller.Roles));
    }

    private static async Task<TokenVerdict> Check(AccessOptions options, TokenDraft token)
    {
        using var issuers = new ConfiguredIssuers(options, SeedOnly.Of(options), TimeProvider.System, NullLogger<IssuerKeys>.Instance);
        return await new TokenCheck(issuers).Check($"{token}", default);
    }

    /// <summary>The settings that a document shows, in its lines such as <c>CoProduction__Access__Audience='…'</c>.</summary>
    private AccessOptions Settings(string[] document, string version)
    {
        var shown = File.ReadLines(RepositoryRoot.Combine(document))
            .Where(line => line.StartsWith("    CoProduction__Access__", StringComparison.Ordinal))
            .Select(line => line.Trim().Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0].Replace("__", ":", StringComparison.Ordinal), (string?)pair[1].Trim('\'')));
        return AccessOptions.From(new ConfigurationBuilder()
            .AddInMemoryCollection(shown)
            .AddInMemoryCollection([new("CoProduction:Access:MetadataAddress", $"{issuer.Address}/as-entra/{version}/{{tenant}}")])
            .Build())!;
    }
}
