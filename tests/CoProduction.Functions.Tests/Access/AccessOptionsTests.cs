using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Access;

public sealed class AccessOptionsTests
{
    private const string Guid = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private const string Entra = "Issuer=https://login.microsoftonline.com/{tenant}/v2.0";
    private const string Audience = "Audience=api://coproduction";

    [Fact]
    public void Without_an_issuer_there_are_no_options() => Assert.Null(AccessOptions.From(With(Audience, $"Tenants:{Guid}=POL")));

    [Fact]
    public void Entra_ID_needs_no_more_than_issuer_audience_and_tenants()
    {
        var options = AccessOptions.From(With(Entra, Audience, $"Tenants:{Guid}=POL", "Tenants:0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d=JPN"))!;

        Assert.Equal($"https://login.microsoftonline.com/{Guid}/v2.0", options.IssuerOf(Guid));
        Assert.Equal($"https://login.microsoftonline.com/{Guid}/v2.0/.well-known/openid-configuration", options.MetadataOf(Guid));
        Assert.Equal(["api://coproduction"], options.Audiences);
        Assert.Equal(TimeSpan.FromSeconds(60), options.ClockSkew);
        Assert.Equal(
            [("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "JPN"), (Guid, "POL")],
            options.Tenants.Select(tenant => (tenant.Key, tenant.Value.Value)).Order());
    }

    [Fact]
    public void Plain_issuer_may_tell_its_keys_elsewhere()
    {
        var options = AccessOptions.From(With(
            "Issuer=urn:issuer", Audience, "Tenants:poland=POL", "MetadataAddress=http://localhost:8080/metadata", "ClockSkewSeconds=0"))!;

        Assert.Equal(("urn:issuer", "http://localhost:8080/metadata", TimeSpan.Zero), (options.IssuerOf("poland"), options.MetadataOf("poland"), options.ClockSkew));
    }

    [Fact]
    public void Audience_may_be_a_list()
    {
        var options = AccessOptions.From(With(Entra, $"{Audience}, {Guid}", $"Tenants:{Guid}=POL"))!;

        Assert.Equal(["api://coproduction", Guid], options.Audiences);
    }

    [Theory]
    [InlineData("POL", "Tenants:a=POL", "Tenants:b=POL")]
    [InlineData(null, "Tenants:a=POL", "Tenants:b=JPN")]
    [InlineData("JPN", "Tenants:a=POL", "Tenants:b=JPN", "Host=JPN")]
    [InlineData("GBR", "Tenants:a=POL", "Host=GBR")]
    public void Host_is_the_partner_that_is_named_or_else_the_only_one(string? host, params string[] settings) =>
        Assert.Equal(host, AccessOptions.From(With([Entra, Audience, .. settings]))!.Host?.Value);

    [Theory]
    [InlineData("The setting CoProduction:Access:Host is 'Poland', but must be a partner's ISO 3166-1 alpha-3 code, such as POL.", Entra, Audience, "Tenants:a=POL", "Host=Poland")]
    [InlineData("The setting CoProduction:Access:Audience is 'api://coproduction,', but must be one audience, or several separated by commas, none of them empty.", Entra, $"{Audience},")]
    [InlineData("The setting CoProduction:Access:Audience is not set (as an environment variable: CoProduction__Access__Audience).", Entra)]
    [InlineData("The setting CoProduction:Access:Tenants names no tenant: set CoProduction__Access__Tenants__<tenant id> to the code of the tenant's partner.", Entra, Audience)]
    [InlineData("The setting CoProduction:Access:Tenants:a/b is not named by a tenant id: use a GUID, or letters, digits, dots and dashes.", Entra, Audience, "Tenants:a/b=POL")]
    [InlineData("The setting CoProduction:Access:Tenants:a is 'pol', but must be a partner's ISO 3166-1 alpha-3 code, such as POL.", Entra, Audience, "Tenants:a=pol")]
    [InlineData("The setting CoProduction:Access:Tenants:72f988bf86f141af91ab2d7cd011db47 is set twice, with dashes and without.", Entra, Audience, $"Tenants:{Guid}=POL", "Tenants:72f988bf86f141af91ab2d7cd011db47=JPN")]
    [InlineData("The setting CoProduction:Access:ClockSkewSeconds is '301', but must be a number of seconds from 0 to 300.", Entra, Audience, "Tenants:a=POL", "ClockSkewSeconds=301")]
    [InlineData("The setting CoProduction:Access:ClockSkewSeconds is '-1', but must be a number of seconds from 0 to 300.", Entra, Audience, "Tenants:a=POL", "ClockSkewSeconds=-1")]
    [InlineData("The setting CoProduction:Access:MetadataAddress or, without it, CoProduction:Access:Issuer leads to 'http://issuer.example.org/.well-known/openid-configuration', but must lead to an https address, or to an http address on this machine.", "Issuer=http://issuer.example.org/", Audience, "Tenants:a=POL")]
    [InlineData("The setting CoProduction:Access:MetadataAddress must hold {tenant}, as the issuer does.", Entra, Audience, "Tenants:a=POL", "MetadataAddress=https://issuer.example.org/all")]
    public void Wrong_setting_keeps_the_program_from_starting(string sentence, params string[] settings)
    {
        var refusal = Assert.Throws<RefusedStartException>(() => AccessOptions.From(With(settings)));

        Assert.Equal(sentence, refusal.Message);
    }

    private static IConfiguration With(params string[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"CoProduction:Access:{pair[0]}", (string?)pair[1])))
            .Build();
}
