using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access;

/// <summary>Which tokens the program accepts: the section <c>CoProduction:Access</c> of the configuration.</summary>
/// <param name="Issuer">
/// <c>Issuer</c>: the required value of a token's <c>iss</c>. If it contains <c>{tenant}</c>, each tenant has its own issuer, such as
/// <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.
/// </param>
/// <param name="Audiences">
/// <c>Audience</c>: the audiences of which a token's <c>aud</c> must name one, separated by commas. At least one.
/// </param>
/// <param name="Tenants">
/// <c>Tenants:&lt;tenant id&gt;</c>: the partner that each tenant belongs to, by <see cref="TenantId"/>, unless the table of tenants says otherwise. At least one.
/// </param>
/// <param name="Metadata">
/// <c>MetadataAddress</c>: where the issuer publishes its keys; https, or http on this machine; may contain <c>{tenant}</c>. The default is
/// the issuer with <c>/.well-known/openid-configuration</c>.
/// </param>
/// <param name="ClockSkew">
/// <c>ClockSkewSeconds</c>: how far the issuer's clock may differ from this one, 0 to 300 seconds. The default is 60.
/// </param>
public sealed record AccessOptions(
    string Issuer, IReadOnlyList<string> Audiences, IReadOnlyDictionary<string, CountryCode> Tenants, string Metadata, TimeSpan ClockSkew)
{
    public const string Section = "CoProduction:Access";

    public static readonly TimeSpan DefaultClockSkew = TimeSpan.FromSeconds(60);

    private const string Audience = "Audience";
    private const string Tenant = "{tenant}";
    private const string PartnerCode = "a partner's ISO 3166-1 alpha-3 code, such as POL";
    private const int LargestClockSkew = 300;

    /// <summary>
    /// <c>Host</c>: the partner that runs the program. Its operators, and nobody else's, may change the table of tenants. The default is the partner of all
    /// <see cref="Tenants"/>; null if these belong to several.
    /// </summary>
    public CountryCode? Host { get; init; }

    public string IssuerOf(string tenant) => Issuer.Replace(Tenant, tenant, StringComparison.Ordinal);

    public string MetadataOf(string tenant) => Metadata.Replace(Tenant, tenant, StringComparison.Ordinal);

    /// <summary>Reads the settings; null if no issuer is set.</summary>
    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
    public static AccessOptions? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(Issuer)] is not { Length: > 0 } issuer)
        {
            return null;
        }

        var audiences = AudiencesOf(section[Audience]);
        var tenants = TenantsOf(section.GetSection(nameof(Tenants)));
        var metadata = section["MetadataAddress"] is { Length: > 0 } address ? address : $"{issuer.TrimEnd('/')}/.well-known/openid-configuration";
        var options = new AccessOptions(issuer, audiences, tenants, metadata, SkewOf(section)) { Host = HostOf(section, tenants) };
        if (!IssuerDocuments.IsSafe(options.MetadataOf(tenants.Keys.First())))
        {
            throw Wrong(
                "MetadataAddress",
                $"or, without it, {Section}:Issuer leads to '{metadata}', but must lead to an https address, or to an http address on this machine");
        }

        // With an issuer for each tenant, each issuer may sign for its own tenant only. That holds only if each publishes its own keys.
        return issuer.Contains(Tenant, StringComparison.Ordinal) && !metadata.Contains(Tenant, StringComparison.Ordinal)
            ? throw Wrong("MetadataAddress", $"must hold {Tenant}, as the issuer does")
            : options;
    }

    private static string[] AudiencesOf(string? text)
    {
        var audiences = string.IsNullOrWhiteSpace(text)
            ? throw Wrong(Audience, "is not set (as an environment variable: CoProduction__Access__Audience)")
            : text.Split(',', StringSplitOptions.TrimEntries);
        return audiences.Any(audience => audience.Length == 0)
            ? throw Settings.Wrong($"{Section}:{Audience}", text, "one audience, or several separated by commas, none of them empty")
            : audiences;
    }

    private static Dictionary<string, CountryCode> TenantsOf(IConfigurationSection section)
    {
        var tenants = new Dictionary<string, CountryCode>(StringComparer.Ordinal);
        foreach (var (name, code) in section.GetChildren().Select(child => (child.Key, child.Value)))
        {
            if (TenantId.Of(name) is not { } tenant)
            {
                throw Wrong($"{nameof(Tenants)}:{name}", "is not named by a tenant id: use a GUID, or letters, digits, dots and dashes");
            }

            var partner = CountryCode.TryParse(code, out var parsed)
                ? parsed
                : throw Settings.Wrong($"{section.Path}:{name}", code, PartnerCode);
            if (!tenants.TryAdd(tenant, partner))
            {
                throw Wrong($"{nameof(Tenants)}:{name}", "is set twice, with dashes and without");
            }
        }

        return tenants.Count > 0
            ? tenants
            : throw Wrong(nameof(Tenants), "names no tenant: set CoProduction__Access__Tenants__<tenant id> to the code of the tenant's partner");
    }

    private static CountryCode? HostOf(IConfigurationSection section, Dictionary<string, CountryCode> tenants) =>
        section[nameof(Host)] is { Length: > 0 } code
            ? CountryCode.TryParse(code, out var host) ? host : throw Settings.Wrong($"{section.Path}:{nameof(Host)}", code, PartnerCode)
            : tenants.Values.Distinct().ToArray() is [var only] ? only : null;

    private static TimeSpan SkewOf(IConfigurationSection section) =>
        TimeSpan.FromSeconds(Settings.Number(section, "ClockSkewSeconds", (int)DefaultClockSkew.TotalSeconds, 0, LargestClockSkew, "number of seconds"));

    private static RefusedStartException Wrong(string setting, string fault) => new($"The setting {Section}:{setting} {fault}.");
}
