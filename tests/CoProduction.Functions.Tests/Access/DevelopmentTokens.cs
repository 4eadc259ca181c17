using System.Net.Http.Headers;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Development;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CoProduction.Functions.Tests.Access;

/// <summary>Tokens of the development issuer, signed by one key for the whole test run.</summary>
internal static class DevelopmentTokens
{
    private static readonly Lazy<DevelopmentIssuer> Issuer = new(() => DevelopmentIssuer.Open(
        new ConfigurationBuilder().AddInMemoryCollection([new(DevelopmentKey.Setting, KeyFile)]).Build(),
        new HostingEnvironment { EnvironmentName = Environments.Development }));

    /// <summary>The value of <see cref="KeySetting"/> for the program.</summary>
    public static string KeyFile { get; } = Path.Combine(TemporaryFolder(), "development-issuer.pem");

    /// <summary>The setting, as an environment variable.</summary>
    public static string KeySetting { get; } = DevelopmentKey.Setting.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>A token that is valid for an hour.</summary>
    public static string Of(string partner, params Role[] roles) => Of(partner, "tests", roles);

    /// <inheritdoc cref="Of(string, Role[])"/>
    public static string Of(string partner, string subject, params Role[] roles) =>
        Issuer.Value.Sign(
            new Caller(Parsed.As<CountryCode>(partner), subject, roles.ToHashSet()), TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));

    /// <summary>Makes a client send a token with each request. Without roles, the token may do everything.</summary>
    public static HttpClient As(this HttpClient client, string partner, params Role[] roles)
    {
        var token = Of(partner, roles.Length > 0 ? roles : [Role.Contributor, Role.Coordinator, Role.Operator]);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static string TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("coproduction-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
