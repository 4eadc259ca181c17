using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Tests.Access.Tenants;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Access;

/// <summary>One issuer for all tenants, and the claims that identify the caller.</summary>
public sealed class PlainIssuerTests : IAsyncLifetime, IDisposable
{
    private FakeIssuer issuer = null!;
    private ConfiguredIssuers issuers = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        var name = issuer.IssuerOf(FakeIssuer.Poland);
        var options = new AccessOptions(
            name,
            [FakeIssuer.Audience],
            new Dictionary<string, CountryCode> { ["poland"] = Parsed.As<CountryCode>("POL"), ["poland-2"] = Parsed.As<CountryCode>("POL"), ["japan"] = Parsed.As<CountryCode>("JPN") },
            $"{name}/.well-known/openid-configuration",
            TimeSpan.Zero);
        issuers = new ConfiguredIssuers(options, SeedOnly.Of(options), TimeProvider.System, NullLogger<IssuerKeys>.Instance);
    }

    public async ValueTask DisposeAsync() => await issuer.DisposeAsync();

    public void Dispose() => issuers.Dispose();

    [Theory]
    [InlineData("poland", "POL")]
    [InlineData("poland-2", "POL")]
    [InlineData("japan", "JPN")]
    public async Task Tenant_decides_the_partner_and_the_issuer_is_asked_once(string tenant, string partner)
    {
        var caller = await Believed(Draft(tenant));

        Assert.Equal((partner, "7c1f-person"), (caller.Partner.Value, caller.Subject));
        Assert.Equal([Role.Contributor], caller.Roles);
        await Believed(Draft("japan"));
        Assert.Equal(1, issuer.Fetches);
    }

    [Fact]
    public async Task Claim_that_names_a_partner_is_nothing_but_a_claim()
    {
        var caller = await Believed(Draft("poland").Claim("partner", "USA").Claim("ctry", "US"));

        Assert.Equal("POL", caller.Partner.Value);
    }

    [Fact]
    public async Task Subject_is_the_object_id_else_the_subject_else_the_program()
    {
        var draft = Draft("poland").Claim("appid", "first-version").Claim("azp", "a-program");

        Assert.Equal("7c1f-person", (await Believed(draft)).Subject);
        Assert.Equal("pairwise", (await Believed(draft = draft.Claim("oid", null))).Subject);
        Assert.Equal("a-program", (await Believed(draft = draft.Claim("sub", " "))).Subject);
        Assert.Equal("first-version", (await Believed(draft.Claim("azp", null))).Subject);
    }

    [Theory]
    [InlineData("Łódź 1\r\nforged: line", "__d__1__forged:_line~3262ad105ec295f352a76af92c32d813")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789-more", "0123456789012345678901234567890123456789012345678901234567890123456~500c8a758a4b2f20fa423c067367ef3a")]
    public async Task Subject_is_fit_for_a_history_whatever_the_issuer_says(string given, string subject) =>
        Assert.Equal(subject, (await Believed(Draft("poland").Claim("oid", given))).Subject);

    private TokenDraft Draft(string tenant) => issuer.Draft(FakeIssuer.Poland).Claim("tid", tenant);

    private async Task<Caller> Believed(TokenDraft token) =>
        Assert.IsType<TokenVerdict.Believed>(await new TokenCheck(issuers).Check($"{token}", default)).Caller;
}
