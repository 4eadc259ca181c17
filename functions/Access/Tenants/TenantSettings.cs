using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>What the settings say of tenants.</summary>
/// <param name="Seed">The partner of each tenant that the table does not name, by its canonical id.</param>
/// <param name="MayEdit">Whether the operators of a partner may change the table.</param>
public sealed record TenantSettings(IReadOnlyDictionary<string, CountryCode> Seed, Func<CountryCode, bool> MayEdit)
{
    /// <summary>With the development issuer, whose tenants are the partners, the table gives nobody a right, and every operator may try it.</summary>
    internal static readonly TenantSettings Development = new(new Dictionary<string, CountryCode>(), _ => true);

    /// <summary>The partner that runs the program; null if none is named.</summary>
    public CountryCode? Host { get; init; }

    internal static TenantSettings Of(AccessOptions options) => new(options.Tenants, partner => partner == options.Host) { Host = options.Host };
}
