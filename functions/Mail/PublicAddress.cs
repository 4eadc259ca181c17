using CoProduction.Functions.Http;

namespace CoProduction.Functions.Mail;

/// <summary>The address under which people reach the program: what links in mails begin with.</summary>
/// <param name="Value">The address, without a slash at its end.</param>
public sealed record PublicAddress(Uri Value)
{
    public const string Setting = "CoProduction:PublicAddress";

    private const string HostOnAzure = "WEBSITE_HOSTNAME";
    private const string Local = "http://localhost:7071";

    /// <summary>Reads the setting. Default: the name that Azure gives the Function App; elsewhere that of <c>./dev run</c>.</summary>
    /// <exception cref="RefusedStartException">The setting is no such address.</exception>
    public static PublicAddress From(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(new Uri(configuration[HostOnAzure] is { Length: > 0 } host ? $"https://{host}" : Local)),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } => new(address),
        var text => throw Settings.Wrong(Setting, text, "an https address without a path, such as https://coproduction.example.org"),
    };

    /// <summary>The host name.</summary>
    public string Host => Value.Host;

    /// <summary>The absolute address of a path.</summary>
    public string Of(string path) => new Uri(Value, path).AbsoluteUri;
}
