using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>What two sites must share to be compared: the partner, the kind, and the beginning of a word of their names.</summary>
/// <param name="Kind">The kind of the sites.</param>
/// <param name="Partner">The partner of the sites.</param>
/// <param name="Text">
/// The beginning of a word, so that its end may be misspelled. Or a word of the operator with the town, or the initials of both, so that a
/// name's only word may be misspelled.
/// </param>
internal readonly record struct BlockKey(SiteKind Kind, CountryCode Partner, string Text)
{
    private const int Beginning = 4;

    /// <summary>
    /// The share of a name's weight that its rarest words must make up to find the site. Two names that are mostly alike share one of these
    /// words. A share of 0.54 would be enough for words without misspellings.
    /// </summary>
    private const double TellingShare = 0.75;

    /// <summary>The most sites with a word for which the word is always searched, because that costs next to nothing.</summary>
    private const int Few = 20;

    /// <summary>The keys made from the words of a site's name, each with its weight.</summary>
    public static IEnumerable<KeyValuePair<BlockKey, double>> Words(SiteProfile site) =>
        site.Name
            .Select(word => (Text: word.Text[..Math.Min(word.Text.Length, Beginning)], word.Weight))
            .DefaultIfEmpty((site.SortKey, 1))
            .GroupBy(word => word.Text, StringComparer.Ordinal)
            .Select(word => KeyValuePair.Create(new BlockKey(site.Outline.Kind, site.Partner, word.Key), word.Sum(one => one.Weight)));

    /// <summary>All keys of a site.</summary>
    public static IEnumerable<BlockKey> All(SiteProfile site) => Words(site).Select(word => word.Key).Concat(Places(site));

    /// <summary>The keys under which the index lists a site, given how many sites have each key.</summary>
    public static IEnumerable<BlockKey> Distinctive(SiteProfile site, IReadOnlyDictionary<BlockKey, int> frequencies)
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
            : site.Operator.Concat(site.Parent)
                .Distinct(StringComparer.Ordinal)
                .Select(word => new BlockKey(kind, partner, $"{town}/{word}"))
                .Append(initials);
    }
}
