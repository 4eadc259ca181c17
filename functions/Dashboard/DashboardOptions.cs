using CoProduction.Functions.Http;

namespace CoProduction.Functions.Dashboard;

/// <summary>The section <c>CoProduction:Dashboard</c> of the configuration.</summary>
/// <param name="EntraId">The application that people sign in with; null if none is set.</param>
public sealed record DashboardOptions(EntraApplication? EntraId)
{
    public const string Section = "CoProduction:Dashboard";

    /// <summary>What a browser may do with the page: talk to this program, and to the provider that people sign in at.</summary>
    public string PagePolicy => EntraId is null ? Http.PagePolicy.SameOrigin : Http.PagePolicy.SigningInAt(EntraId.Authority);

    private const string UsualAuthority = "https://login.microsoftonline.com/organizations";

    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
    public static DashboardOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(EntraApplication.ClientId)] is not { Length: > 0 } id)
        {
            return new DashboardOptions((EntraApplication?)null);
        }

        var client = Guid.TryParseExact(id, "D", out var parsed)
            ? parsed.ToString()
            : throw Settings.Wrong($"{Section}:{nameof(EntraApplication.ClientId)}", id, "the client id of an application, a GUID with dashes");
        var scope = section[nameof(EntraApplication.Scope)] is { Length: > 0 } named ? named : $"{client}/.default";
        var authority = section[nameof(EntraApplication.Authority)] is { Length: > 0 } text ? text : UsualAuthority;
        return Uri.TryCreate(authority, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? new DashboardOptions(new EntraApplication(address, client, scope))
            : throw Settings.Wrong($"{Section}:{nameof(EntraApplication.Authority)}", authority, "an https address");
    }
}

/// <summary>The application in Entra ID that people sign in to the dashboard with.</summary>
/// <param name="Authority"><c>Authority</c>: where they sign in; https. The default is https://login.microsoftonline.com/organizations, for accounts of every tenant.</param>
/// <param name="ClientId"><c>ClientId</c>: the application's id, a GUID with dashes. The page's address is one of its redirect addresses for single-page applications.</param>
/// <param name="Scope"><c>Scope</c>: what is asked for. The default is the client id with <c>/.default</c>, for an application that is the API as well.</param>
public sealed record EntraApplication(Uri Authority, string ClientId, string Scope);
