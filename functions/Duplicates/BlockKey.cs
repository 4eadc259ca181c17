using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>What sites that could be one have in common: partner, kind, and how a word of their names begins.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="Partner">Their partner.</param>
/// <param name="Text">
/// The beginning of a word, so that its end may be misspelled; or a word of the operator with the town, or the initials of
/// both, so that a name's only word may be.
/// </param>
internal readonly record struct BlockKey(SiteKind Kind, CountryCode Partner, string Text)
{
    private const int Beginning = 4;

    /// <summary>
    /// Two names of which most is alike share one of their rarer words, so the rarest suffice that make up this share of the
    /// name's weight. 0.54 would do for words that are spelled alike.
    /// </summary>
    private const double TellingShare = 0.75;

    /// <summary>A word of so few sites costs nothing to be looked at beside those.</summary>
    private const int Few = 20;

    /// <summary>The beginnings of the words of a site's name, each with its weight.</summary>
    public static IEnumerable<KeyValuePair<BlockKey, double>> Words(SiteProfile site) =>
        site.Name
            .Select(word => (Text: word.Text[..Math.Min(word.Text.Length, Beginning)], word.Weight))
            .DefaultIfEmpty((site.SortKey, 1))
            .GroupBy(word => word.Text, StringComparer.Ordinal)
            .Select(word => KeyValuePair.Create(new BlockKey(site.Outline.Kind, site.Partner, word.Key), word.Sum(one => one.Weight)));

    /// <summary>All that a site can be found by.</summary>
    public static IEnumerable<BlockKey> All(SiteProfile site) => Words(site).Select(word => word.Key).Concat(Places(site));

    /// <summary>By what a site is found among others whose words are so frequent.</summary>
    public static IEnumerable<BlockKey> Telling(SiteProfile site, IReadOnlyDictionary<BlockKey, int> frequencies)
    {
        var words = Words(site).OrderBy(word => frequencies[word.Key]).ThenBy(word => word.Key.Text, StringComparer.Ordinal).ToArray();
        var (whole, sum) = (words.Sum(word => word.Value), 0.0);
        foreach (var (key, weight) in words)
        {
            if (sum < TellingShare * whole || frequencies[key] <= Few)
            {
                yield return key;
            }

            sum += weight;
        }

        foreach (var place in Places(site))
        {
            yield return place;
        }
    }

    private static IEnumerable<BlockKey> Places(SiteProfile site)
    {
        var (kind, partner, town) = (site.Outline.Kind, site.Partner, string.Join(' ', site.Town));
        var initials = new BlockKey(kind, partner, $"{string.Concat(site.Operator.Select(word => word[0]))}/{(town.Length > 0 ? town[0] : ' ')}");
        return town.Length == 0
            ? [initials]
            : site.Operator.Concat(site.Parent).Distinct(StringComparer.Ordinal).Select(word => new BlockKey(kind, partner, $"{town}/{word}")).Append(initials);
    }
}
