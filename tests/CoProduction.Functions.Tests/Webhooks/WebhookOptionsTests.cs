using System.Net;
using CoProduction.Functions.Http;
using CoProduction.Functions.Webhooks;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    [Fact]
    public void Defaults_allow_no_networks_and_trust_nobody_else()
    {
        var options = Read();

        Assert.Equal(("localhost", 10, 10), (options.Origin, options.TimeoutSeconds, options.MostPerPartner));
        Assert.Empty(options.AllowedNetworks);
        Assert.Empty(options.TrustedCertificates.Certificates);
    }

    [Fact]
    public void Settings_are_read()
    {
        using var certificate = new ReceiverCertificate();

        var options = Read(
            ("CoProduction:Webhooks:AllowedNetworks", "10.20.0.0/16, fd12:3456::/32"), ("CoProduction:Webhooks:TrustedCertificates", certificate.File), ("WEBSITE_HOSTNAME", "coproduction.azurewebsites.net"));

        Assert.Equal([IPNetwork.Parse("10.20.0.0/16"), IPNetwork.Parse("fd12:3456::/32")], options.AllowedNetworks);
        Assert.Equal(certificate.Certificate.Thumbprint, Assert.Single(options.TrustedCertificates.Certificates).Thumbprint);
        Assert.Equal("coproduction.azurewebsites.net", options.Origin);
        Assert.Equal("coproduction.mod.example", Read(("WEBSITE_HOSTNAME", "x"), ("CoProduction:Webhooks:Origin", "coproduction.mod.example")).Origin);
    }

    [Theory]
    [InlineData("Origin", "https://coproduction.mod.example", "a host name, such as coproduction.example.org")]
    [InlineData("AllowedNetworks", "10.20.0.0/33", "networks in CIDR notation, separated by commas, such as 10.20.0.0/16,fd12:3456::/32")]
    [InlineData("TrustedCertificates", "/no/such/file.pem", "a file with certificates in PEM format that the program can read")]
    [InlineData("TimeoutSeconds", "31", "a number of seconds from 1 to 30")]
    [InlineData("MostPerPartner", "0", "a whole number from 1 to 100")]
    public void Wrong_setting_keeps_the_program_from_starting_and_says_what_is_right(string name, string value, string right)
    {
        var refusal = Assert.Throws<RefusedStartException>(() => Read(($"CoProduction:Webhooks:{name}", value)));

        Assert.Equal($"The setting CoProduction:Webhooks:{name} is '{value}', but must be {right}.", refusal.Message);
    }

    private static WebhookOptions Read(params (string Name, string Value)[] settings) =>
        WebhookOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
}
