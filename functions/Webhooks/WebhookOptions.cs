using System.Net;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Webhooks;

/// <summary>How events are delivered, in the configuration section <c>CoProduction:Webhooks</c>.</summary>
public sealed record WebhookOptions
{
    public const string Section = "CoProduction:Webhooks";

    private const string StandardOrigin = "localhost";
    private const string HostOnAzure = "WEBSITE_HOSTNAME";

    /// <summary>
    /// The host name under which partners reach the program: what receivers are asked to allow, and the host in the source of each event. Default: the name that
    /// Azure gives the Function App (<c>WEBSITE_HOSTNAME</c>); elsewhere <c>localhost</c>, which no receiver should allow.
    /// </summary>
    public string Origin { get; init; } = StandardOrigin;

    /// <summary>
    /// The networks to which events may be sent although they are not public, such as <c>10.20.0.0/16</c>. Separated by commas in the setting. Default: none.
    /// </summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>
    /// Certificate authorities that are trusted beside those of the machine. The setting names a file of certificates (PEM). Default: none.
    /// </summary>
    public TrustedAuthorities TrustedCertificates { get; init; } = TrustedAuthorities.None;

    /// <summary>How long a receiver may take to answer, in seconds; 1 to 30. Default: 10.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>The webhooks that a partner may have; 1 to 100. Default: 10.</summary>
    public int MostPerPartner { get; init; } = 10;

    /// <exception cref="RefusedStartException">A setting is not what it must be.</exception>
    public static WebhookOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var standard = new WebhookOptions();
        return new WebhookOptions
        {
            Origin = OriginOf(section, configuration[HostOnAzure]),
            AllowedNetworks = NetworksOf(section),
            TrustedCertificates = TrustedAuthorities.From(section, nameof(TrustedCertificates)),
            TimeoutSeconds = Settings.Number(section, nameof(TimeoutSeconds), standard.TimeoutSeconds, 1, 30, "number of seconds"),
            MostPerPartner = Settings.Number(section, nameof(MostPerPartner), standard.MostPerPartner, 1, 100),
        };
    }

    private static string OriginOf(IConfigurationSection section, string? onAzure) => section[nameof(Origin)] switch
    {
        null or "" => string.IsNullOrEmpty(onAzure) ? StandardOrigin : onAzure,
        var text when Uri.CheckHostName(text) == UriHostNameType.Dns => text,
        var text => throw Settings.Wrong($"{section.Path}:{nameof(Origin)}", text, "a host name, such as coproduction.example.org"),
    };

    private static IReadOnlyList<IPNetwork> NetworksOf(IConfigurationSection section)
    {
        var text = section[nameof(AllowedNetworks)];
        return
        [
            .. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
                IPNetwork.TryParse(part, out var network)
                    ? network
                    : throw Settings.Wrong($"{section.Path}:{nameof(AllowedNetworks)}", text, "networks in CIDR notation, separated by commas, such as 10.20.0.0/16,fd12:3456::/32")),
        ];
    }
}
