using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Carriers.AzureEmail;
using CoProduction.Functions.Mail.Carriers.Smtp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CoProduction.Functions.Tests.Mail.Carriers;

public sealed class MailOptionsTests
{
    private static readonly (string Name, string Value)[] ToSmtp = [("Carrier", "smtp"), ("From", "briefings@example.org"), ("Smtp:Host", "smtp.example.org")];
    private static readonly (string Name, string Value)[] ToAzure = [("Carrier", "azure"), ("From", "briefings@example.org"), ("Azure:Endpoint", "https://coproduction.europe.communication.azure.com")];

    [Fact]
    public void Defaults_name_no_carrier()
    {
        var options = Read();

        Assert.Null(options.Carrier);
        Assert.Equal(("\"CoProduction\" <coproduction@coproduction.invalid>", ".local/mail"), (options.From.ToString(), options.PickupFolder));
        Assert.Null(options.Smtp);
        Assert.Null(options.AzureEndpoint);
    }

    [Theory]
    [InlineData(null, SmtpSecurity.StartTls, 587)]
    [InlineData("starttls", SmtpSecurity.StartTls, 587)]
    [InlineData("tls", SmtpSecurity.Tls, 465)]
    public void Security_chooses_the_port(string? setting, SmtpSecurity security, int port)
    {
        var options = Read([.. ToSmtp, ("Smtp:Security", setting ?? "")]).Smtp!;

        Assert.Equal(("smtp.example.org", security, port, 120), (options.Host, options.Security, options.Port, options.TimeoutSeconds));
        Assert.Null(options.UserName);
        Assert.Empty(options.TrustedCertificates.Certificates);
    }

    [Fact]
    public void Settings_are_read()
    {
        using var authority = new TestAuthority();

        var options = Read(
            ("Carrier", "smtp"), ("From", "Zarząd <briefings@example.org>"), ("Smtp:Host", "127.0.0.1"), ("Smtp:Security", "none"), ("Smtp:Port", "2525"), ("Smtp:TimeoutSeconds", "600"),
            ("Smtp:UserName", "briefings"), ("Smtp:Password", "correct horse"), ("Smtp:TrustedCertificates", authority.File));

        Assert.Equal(("Zarząd", "briefings@example.org"), (options.From.Name, options.From.Address));
        Assert.Equal((SmtpSecurity.None, 2525, 600, "briefings", "correct horse"), (options.Smtp!.Security, options.Smtp.Port, options.Smtp.TimeoutSeconds, options.Smtp.UserName, options.Smtp.Password));
        Assert.Single(options.Smtp.TrustedCertificates.Certificates);
        Assert.DoesNotContain("correct horse", options.ToString(), StringComparison.Ordinal);
        Assert.Equal("/var/spool/coproduction", Read(("Carrier", "pickup"), ("PickupFolder", "/var/spool/coproduction")).PickupFolder);
        Assert.Equal("https://coproduction.europe.communication.azure.com/", Read(ToAzure).AzureEndpoint!.ToString());
    }

    [Theory]
    [InlineData("Carrier", "sendmail", "pickup, smtp or azure")]
    [InlineData("From", "", "the address that mail comes from, such as CoProduction <briefings@example.org>")]
    [InlineData("From", "briefings", "the address that mail comes from, such as CoProduction <briefings@example.org>")]
    [InlineData("Smtp:Host", "", "the host name of the mail server, such as smtp.example.org")]
    [InlineData("Smtp:Host", "smtp://example.org", "the host name of the mail server, such as smtp.example.org")]
    [InlineData("Smtp:Port", "65536", "a port from 1 to 65535")]
    [InlineData("Smtp:Security", "ssl", "starttls or tls, or none if the mail server runs on this machine")]
    [InlineData("Smtp:Security", "none", "starttls or tls, or none if the mail server runs on this machine")]
    [InlineData("Smtp:TimeoutSeconds", "0", "a number of seconds from 1 to 600")]
    [InlineData("Smtp:TrustedCertificates", "/no/such/file.pem", "a file with certificates in PEM format that the program can read")]
    public void Wrong_setting_keeps_the_program_from_starting_and_says_what_is_right(string name, string value, string right) =>
        Assert.Equal($"The setting CoProduction:Mail:{name} is '{value}', but must be {right}.", RefusalOf([.. ToSmtp, (name, value)]));

    [Theory]
    [InlineData("")]
    [InlineData("coproduction.europe.communication.azure.com")]
    [InlineData("http://coproduction.europe.communication.azure.com")]
    [InlineData("https://coproduction.europe.communication.azure.com/emails")]
    public void Wrong_endpoint_keeps_the_program_from_starting(string value) => Assert.Equal(
        $"The setting CoProduction:Mail:Azure:Endpoint is '{value}', but must be the endpoint of a resource of Azure Communication Services, such as https://coproduction.europe.communication.azure.com.",
        RefusalOf([.. ToAzure, ("Azure:Endpoint", value)]));

    [Fact]
    public void Refusals_name_no_secret()
    {
        Assert.DoesNotContain("Gm9vYmFy", RefusalOf([.. ToAzure, ("Azure:Endpoint", "endpoint=https://coproduction.europe.communication.azure.com/;accesskey=Gm9vYmFy")]), StringComparison.Ordinal);
        Assert.Equal(
            "The setting CoProduction:Mail:Smtp:UserName is '', but must be the account that Password belongs to.", RefusalOf([.. ToSmtp, ("Smtp:Password", "correct horse")]));
        Assert.Equal(
            "The setting CoProduction:Mail:Smtp:Password is '', but must be the password of the account in UserName.", RefusalOf([.. ToSmtp, ("Smtp:UserName", "briefings")]));
    }

    [Theory]
    [InlineData("pickup", "Production", typeof(PickupCarrier))]
    [InlineData("smtp", "Production", typeof(SmtpCarrier))]
    [InlineData("azure", "Production", typeof(AzureEmailCarrier))]
    [InlineData("", "Development", typeof(PickupCarrier))]
    [InlineData("", "Production", typeof(NoCarrier))]
    public async Task Setting_chooses_the_carrier(string carrier, string environment, Type type)
    {
        (string, string)[] rest = carrier == "azure" ? ToAzure[1..] : carrier == "smtp" ? ToSmtp[1..] : [];
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });

        await using var provider = services.AddMailCarriers(ConfigurationOf([("Carrier", carrier), .. rest])).BuildServiceProvider();

        Assert.IsType(type, provider.GetRequiredService<IMailCarrier>());
    }

    [Fact]
    public async Task Without_a_carrier_every_message_waits_and_the_reason_names_the_setting()
    {
        var handover = await new NoCarrier().Send(Messages.To("duty@mon.example"), default);

        Assert.Equal(new Handover(HandoverResult.Deferred, "No carrier is configured: set CoProduction:Mail:Carrier to smtp, azure or pickup."), handover);
    }

    private static string RefusalOf(params (string Name, string Value)[] settings) => Assert.Throws<RefusedStartException>(() => Read(settings)).Message;

    private static MailOptions Read(params (string Name, string Value)[] settings) => MailOptions.Of(ConfigurationOf(settings));

    private static IConfiguration ConfigurationOf(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
        {
            values[$"CoProduction:Mail:{name}"] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
