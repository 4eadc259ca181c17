using System.Globalization;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Hosting;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access;

/// <summary>Whose tokens the program takes; the section <c>CoProduction:Access</c> of the configuration.</summary>
/// <param name="Issuer">
/// <c>Issuer</c>: what <c>iss</c> of a token must be. With <c>{tenant}</c> in it each tenant has an issuer of its own, such as
/// <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.
/// </param>
/// <param name="Audience"><c>Audience</c>: what <c>aud</c> of a token must name.</param>
/// <param name="Tenants"><c>Tenants:&lt;tenant id&gt;</c>: the partner whose tenant it is, by <see cref="TenantId"/>. At least one.</param>
/// <param name="Metadata">
/// <c>MetadataAddress</c>: where the issuer tells its keys; https, or http on this machine; may hold <c>{tenant}</c>. Absent, it is the
/// issuer with <c>/.well-known/openid-configuration</c>.
/// </param>
/// <param name="ClockSkew"><c>ClockSkewSeconds</c>: how far the issuer's clock may be from this one, 0 to 300 seconds; 60.</param>
public sealed record AccessOptions(
    string Issuer, string Audience, IReadOnlyDictionary<string, CountryCode> Tenants, string Metadata, TimeSpan ClockSkew)
{
    public const string Section = "CoProduction:Access";

    public static readonly TimeSpan DefaultClockSkew = TimeSpan.FromSeconds(60);

    private const string Tenant = "{tenant}";
    private const int LargestClockSkew = 300;

    public string IssuerOf(string tenant) => Issuer.Replace(Tenant, tenant, StringComparison.Ordinal);

    public string MetadataOf(string tenant) => Metadata.Replace(Tenant, tenant, StringComparison.Ordinal);

    /// <summary>Null where nothing names an issuer.</summary>
    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
    public static AccessOptions? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(Issuer)] is not { Length: > 0 } issuer)
        {
            return null;
        }

        var audience = section[nameof(Audience)] is { Length: > 0 } named ? named : throw Wrong(nameof(Audience), "is not set (as an environment variable CoProduction__Access__Audience)");
        var tenants = TenantsOf(section.GetSection(nameof(Tenants)));
        var metadata = section["MetadataAddress"] is { Length: > 0 } address ? address : $"{issuer.TrimEnd('/')}/.well-known/openid-configuration";
        var options = new AccessOptions(issuer, audience, tenants, metadata, SkewOf(section["ClockSkewSeconds"]));
        if (!IssuerDocuments.IsSafe(options.MetadataOf(tenants.Keys.First())))
        {
            throw Wrong("MetadataAddress", $"or, without it, {Section}:Issuer leads to '{metadata}', which is neither an https address nor an http one on this machine");
        }

        // Of many issuers each vouches for its own tenant only. That holds only while each tells its own keys.
        return issuer.Contains(Tenant, StringComparison.Ordinal) && !metadata.Contains(Tenant, StringComparison.Ordinal)
            ? throw Wrong("MetadataAddress", $"must hold {Tenant}, as the issuer does")
            : options;
    }

    private static Dictionary<string, CountryCode> TenantsOf(IConfigurationSection section)
    {
        var tenants = new Dictionary<string, CountryCode>(StringComparer.Ordinal);
        foreach (var (name, code) in section.GetChildren().Select(child => (child.Key, child.Value)))
        {
            if (TenantId.Of(name) is not { } tenant)
            {
                throw Wrong($"{nameof(Tenants)}:{name}", "is not named after a tenant");
            }

            var partner = CountryCode.TryParse(code, out var parsed)
                ? parsed
                : throw Wrong($"{nameof(Tenants)}:{name}", $"is '{code}', but must be a partner's ISO 3166-1 alpha-3 code, such as POL");
            if (!tenants.TryAdd(tenant, partner))
            {
                throw Wrong($"{nameof(Tenants)}:{name}", "is given twice, with dashes and without");
            }
        }

        return tenants.Count > 0 ? tenants : throw Wrong(nameof(Tenants), "holds no tenant: set CoProduction__Access__Tenants__<tenant id> to its partner's code");
    }

    private static TimeSpan SkewOf(string? text) =>
        string.IsNullOrEmpty(text) ? DefaultClockSkew
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LargestClockSkew ? TimeSpan.FromSeconds(seconds)
        : throw Wrong("ClockSkewSeconds", $"is '{text}', but must be a number of seconds from 0 to {LargestClockSkew}");

    private static RefusedStartException Wrong(string setting, string what) => new($"The setting {Section}:{setting} {what}.");
}
