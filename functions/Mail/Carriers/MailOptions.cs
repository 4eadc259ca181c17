using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Carriers.Smtp;
using MimeKit;

namespace CoProduction.Functions.Mail.Carriers;

/// <summary>How mail leaves the program, in the configuration section <c>CoProduction:Mail</c>.</summary>
public sealed record MailOptions
{
    public const string Section = "CoProduction:Mail";

    private static readonly ParserOptions WholeAddresses = new() { AllowAddressesWithoutDomain = false };

    /// <summary>
    /// What mail is handed to: <c>pickup</c>, <c>smtp</c> or <c>azure</c>. Default: <c>pickup</c> in the environment Development, elsewhere nothing.
    /// </summary>
    public CarrierKind? Carrier { get; init; }

    /// <summary>
    /// The address that mail comes from, with or without a name, such as <c>CoProduction &lt;briefings@example.org&gt;</c>. Default for the pickup
    /// folder: an address that nobody can have. The other carriers have none.
    /// </summary>
    public MailboxAddress From { get; init; } = new("CoProduction", "coproduction@coproduction.invalid");

    /// <summary>The folder of the carrier <c>pickup</c>; it is created. Default: <c>.local/mail</c> in the folder that the program was started in.</summary>
    public string PickupFolder { get; init; } = Path.Combine(".local", "mail");

    /// <summary>The server of the carrier <c>smtp</c>; null for another carrier.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>
    /// The endpoint of the resource of Azure Communication Services, for the carrier <c>azure</c>, such as
    /// <c>https://coproduction.europe.communication.azure.com</c>; null for another carrier.
    /// </summary>
    public Uri? AzureEndpoint { get; init; }

    /// <exception cref="RefusedStartException">A setting is not what it must be.</exception>
    public static MailOptions Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var standard = new MailOptions();
        var carrier = CarrierOf(section);
        return new MailOptions
        {
            Carrier = carrier,
            From = SenderOf(section, carrier is null or CarrierKind.Pickup ? standard.From : null),
            PickupFolder = section[nameof(PickupFolder)] is { Length: > 0 } folder ? folder : standard.PickupFolder,
            Smtp = carrier == CarrierKind.Smtp ? SmtpOptions.From(section.GetSection(nameof(Smtp))) : null,
            AzureEndpoint = carrier == CarrierKind.Azure ? EndpointOf(section.GetSection("Azure")) : null,
        };
    }

    private static CarrierKind? CarrierOf(IConfigurationSection section) => section[nameof(Carrier)] switch
    {
        null or "" => null,
        "pickup" => CarrierKind.Pickup,
        "smtp" => CarrierKind.Smtp,
        "azure" => CarrierKind.Azure,
        var text => throw Settings.Wrong($"{section.Path}:{nameof(Carrier)}", text, "pickup, smtp or azure"),
    };

    private static MailboxAddress SenderOf(IConfigurationSection section, MailboxAddress? standard) => section[nameof(From)] switch
    {
        null or "" when standard is not null => standard,
        var text when MailboxAddress.TryParse(WholeAddresses, text, out var address) => address,
        var text => throw Settings.Wrong($"{section.Path}:{nameof(From)}", text, "the address that mail comes from, such as CoProduction <briefings@example.org>"),
    };

    private static Uri EndpointOf(IConfigurationSection section)
    {
        const string Endpoint = "Endpoint";
        var text = section[Endpoint];
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? uri

            // A connection string would hold a key.
            : throw Settings.Wrong($"{section.Path}:{Endpoint}", text?.Contains(';', StringComparison.Ordinal) == true ? "(a connection string)" : text,
                "the endpoint of a resource of Azure Communication Services, such as https://coproduction.europe.communication.azure.com");
    }
}

/// <summary>What mail can be handed to.</summary>
public enum CarrierKind
{
    /// <summary>A folder, from which another program takes it, or a person looks at it.</summary>
    Pickup,

    /// <summary>An SMTP server.</summary>
    Smtp,

    /// <summary>Azure Communication Services.</summary>
    Azure,
}
