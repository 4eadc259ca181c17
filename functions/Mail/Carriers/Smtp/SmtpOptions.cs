using System.Net;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Mail.Carriers.Smtp;

/// <summary>The SMTP server that takes the mail, in the configuration section <c>CoProduction:Mail:Smtp</c>.</summary>
public sealed record SmtpOptions
{
    /// <summary>The server's host name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port; 1 to 65535. Default: 587 with <c>starttls</c>, 465 with <c>tls</c>, 25 with <c>none</c>.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is secured: <c>starttls</c>, <c>tls</c> or, to this machine only, <c>none</c>. Default: <c>starttls</c>.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>The account that the program logs in with; null for no login.</summary>
    public string? UserName { get; init; }

    /// <summary>The account's password; null for no login.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// How long the server may be silent, in seconds; 1 to 600. Default: 120. Some servers examine a message before they answer; one that takes longer
    /// gets a second copy.
    /// </summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Certificate authorities that are trusted beside those of the machine. The setting names a file of certificates (PEM). Default: none.</summary>
    public TrustedAuthorities TrustedCertificates { get; init; } = TrustedAuthorities.None;

    /// <exception cref="RefusedStartException">A setting is not what it must be.</exception>
    public static SmtpOptions From(IConfigurationSection section)
    {
        var host = HostOf(section);
        var security = SecurityOf(section, host);
        var (userName, password) = LoginOf(section);
        return new SmtpOptions
        {
            Host = host,
            Port = Settings.Number(section, nameof(Port), PortOf(security), 1, 65535, "port"),
            Security = security,
            UserName = userName,
            Password = password,
            TimeoutSeconds = Settings.Number(section, nameof(TimeoutSeconds), 120, 1, 600, "number of seconds"),
            TrustedCertificates = TrustedAuthorities.From(section, nameof(TrustedCertificates)),
        };
    }

    private static string HostOf(IConfigurationSection section) => section[nameof(Host)] switch
    {
        { } text when Uri.CheckHostName(text) != UriHostNameType.Unknown => text,
        var text => throw Settings.Wrong($"{section.Path}:{nameof(Host)}", text, "the host name of the mail server, such as smtp.example.org"),
    };

    private static SmtpSecurity SecurityOf(IConfigurationSection section, string host) => section[nameof(Security)] switch
    {
        null or "" or "starttls" => SmtpSecurity.StartTls,
        "tls" => SmtpSecurity.Tls,
        "none" when IsThisMachine(host) => SmtpSecurity.None,
        var text => throw Settings.Wrong($"{section.Path}:{nameof(Security)}", text, "starttls or tls, or none if the mail server runs on this machine"),
    };

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static int PortOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };

    private static (string? UserName, string? Password) LoginOf(IConfigurationSection section) => (section[nameof(UserName)], section[nameof(Password)]) switch
    {
        (null or "", null or "") => (null, null),
        (null or "", _) => throw Settings.Wrong($"{section.Path}:{nameof(UserName)}", "", $"the account that {nameof(Password)} belongs to"),
        (_, null or "") => throw Settings.Wrong($"{section.Path}:{nameof(Password)}", "", $"the password of the account in {nameof(UserName)}"),
        var (userName, password) => (userName, password),
    };

    /// <summary>The options without the password.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}

/// <summary>How a connection to an SMTP server is secured.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS after the STARTTLS command; a server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}
