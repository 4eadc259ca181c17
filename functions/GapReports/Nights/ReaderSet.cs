using System.Security.Cryptography;
using System.Text;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>Readers who see the same records of a register, and the same of what these say of their past.</summary>
/// <param name="Key">Is equal for the same register and the same readers on every instance.</param>
/// <param name="Members">The readers, by the names under which their reports are listed.</param>
internal sealed record ReaderSet(string Key, IReadOnlyList<KeyValuePair<string, Reader>> Members)
{
    /// <summary>Any reader for a partner that the register neither has nor names.</summary>
    public const string Everyone = "everyone";

    private const string AsCoordinator = " coordinator";

    /// <summary>The sets of all readers of a register.</summary>
    public static IReadOnlyList<ReaderSet> Of(Register register)
    {
        var sights = new Sights(register);
        return
        [
            .. Readers(register, sights)
                .GroupBy(one => sights.Of(one.Value), StringComparer.Ordinal)
                .Select(readers => new ReaderSet(KeyOf(readers.Key), [.. readers.OrderBy(one => one.Key, StringComparer.Ordinal)])),
        ];
    }

    /// <summary>The name under which the report of a reader is listed, if the register has or names its partner.</summary>
    public static string NameOf(Reader reader) => NameOf(reader.Partner.Value, reader.IsCoordinator);

    /// <summary>The name under which the report of a reader is listed, if the register neither has nor names its partner.</summary>
    public static string NameOfOther(Reader reader) => NameOf(Everyone, reader.IsCoordinator);

    private static string NameOf(string partner, bool isCoordinator) => isCoordinator ? partner + AsCoordinator : partner;

    private static IEnumerable<KeyValuePair<string, Reader>> Readers(Register register, Sights sights)
    {
        var known = register.Partners.Select(Reader.For).ToDictionary(reader => reader.Partner);
        foreach (var partner in sights.Named.Where(partner => !known.ContainsKey(partner)))
        {
            known[partner] = new Reader(partner, [], IsCoordinator: false);
        }

        foreach (var reader in known.Values.SelectMany(Both))
        {
            yield return KeyValuePair.Create(NameOf(reader), reader);
        }

        if (CountryCode.All.FirstOrDefault(code => !known.ContainsKey(code)) is not { } other)
        {
            yield break;
        }

        // A marking names the partner of a coordinator who sees more than everyone, so that such a report is nobody else's.
        var everyone = new Reader(other, [], IsCoordinator: false);
        foreach (var reader in Both(everyone).Where(reader => sights.Of(reader) == sights.Of(everyone)))
        {
            yield return KeyValuePair.Create(NameOfOther(reader), reader);
        }
    }

    private static Reader[] Both(Reader reader) => [reader, reader with { IsCoordinator = true }];

    private static string KeyOf(string sight) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sight)).AsSpan(0, 16));

    /// <summary>Tells the readers of one register apart by what they see.</summary>
    private sealed class Sights
    {
        private readonly Disclosure[] disclosures;
        private readonly ISite[] replaced;
        private readonly Dictionary<(Type, string), ISite> sites;

        public Sights(Register register)
        {
            disclosures = [.. register.Facts.SelectMany(Disclosure.AllOf).Distinct()];
            sites = register.Facts.OfType<ISite>().ToDictionary(site => (site.GetType(), site.Id));
            replaced = [.. sites.Values.Where(site => site.Successor is not null)];
        }

        /// <summary>The partners that releases name and those that own records.</summary>
        public IEnumerable<CountryCode> Named =>
            disclosures.SelectMany(disclosure => disclosure.Text.Split(';'))
                .Select(text => CountryCode.TryParse(text, out var partner) ? partner : null).OfType<CountryCode>().Distinct().Order();

        /// <summary>A text that is equal for readers who see the same.</summary>
        public string Of(Reader reader) =>
            string.Concat(disclosures.Select(disclosure => disclosure.Includes(reader) ? '1' : '0')) + string.Join(' ', OwnNames(reader));

        /// <summary>The reader's own sites that name a successor that the reader does not see: only their owner sees that name.</summary>
        private IEnumerable<string> OwnNames(Reader reader) => replaced
            .Where(site => site.Owner == reader.Partner
                && !(sites.TryGetValue((site.GetType(), site.Successor!.Site.Value), out var next) && reader.MaySee(next)))
            .Select(site => site.Id);
    }
}
