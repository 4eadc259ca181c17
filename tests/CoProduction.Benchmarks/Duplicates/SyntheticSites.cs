using System.Globalization;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Functions.Duplicates;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Benchmarks.Duplicates;

/// <summary>Factories called as factories are: by operator, town, a word of their own, what they make and what they are. Every fiftieth is one that stands there already.</summary>
internal static class SyntheticSites
{
    private const int Partners = 40;
    private const int EveryTwin = 50;
    private const int Towns = 5_000;
    private const int Operators = 500;

    private static readonly string[] Syllables =
        ["ba", "dor", "ka", "lin", "mur", "no", "pel", "ri", "san", "tor", "ve", "wald", "zen", "gra", "hol", "stad", "fel", "berg", "lo", "mi"];

    private static readonly string[] Makes = ["ammunition", "propellant", "fuze", "shell forge", "rocket motor", "drone", "seeker", "explosives", "barrel", "primer"];
    private static readonly string[] Kinds = ["plant", "works", "factory", "facility", "line"];

    public static IReadOnlyList<SiteOutline> Of(ulong seed, int count)
    {
        var numbers = SplitMix64.Stream(seed, count);
        var partners = SyntheticPartners.Of(Partners);
        var sites = new List<SiteOutline>(count);
        for (var number = 0; number < count; number++)
        {
            sites.Add(number % EveryTwin == EveryTwin - 1
                ? Twin(sites[numbers.Below(sites.Count)], number)
                : New(numbers, partners[numbers.LowBelow(partners.Length)].Code, number));
        }

        return sites;
    }

    private static SiteOutline New(SplitMix64 numbers, CountryCode partner, int number)
    {
        var (town, run) = (Word(numbers.Below(Towns)), Word(Towns + numbers.LowBelow(Operators)));
        return new SiteOutline(
            SiteKind.Factory,
            Id(partner, number),
            $"{run} {town} {Word(Towns + Operators + numbers.Below(20_000))} {numbers.Of(Makes)} {numbers.Of(Kinds)}",
            $"{run} Inc.",
            town,
            null);
    }

    private static SiteOutline Twin(SiteOutline site, int number) =>
        site with { Id = Id(site.Id.Partner, number), Name = site.Name.ToUpperInvariant(), Operator = site.Operator.Replace(" Inc.", "", StringComparison.Ordinal) };

    private static SiteId Id(CountryCode partner, int number) =>
        Parsed.As<SiteId>(string.Create(CultureInfo.InvariantCulture, $"{partner.Value.ToLowerInvariant()}-site-{number}"));

    /// <summary>The n-th word of a language that nobody speaks.</summary>
    private static string Word(int n)
    {
        var word = "";
        for (var rest = n + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            word += Syllables[rest % Syllables.Length];
        }

        return $"{char.ToUpperInvariant(word[0])}{word[1..]}";
    }
}
