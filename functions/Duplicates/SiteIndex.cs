using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>
/// Sites, found by how their names begin: those that could be one share a block, and only they are compared. It takes 100,000
/// sites, for it compares at most some hundred with each.
/// </summary>
public sealed class SiteIndex
{
    /// <summary>In a block of more sites, each is compared with its neighbours only.</summary>
    private const int LargestBlock = 200;

    /// <summary>How many neighbours on each side, in the order of their sorted words.</summary>
    private const int Neighbours = 50;

    private readonly Dictionary<BlockKey, List<SiteProfile>> blocks = [];

    public SiteIndex(IEnumerable<SiteOutline> sites)
    {
        foreach (var site in sites.Select(outline => new SiteProfile(outline)))
        {
            foreach (var key in BlockKey.Of(site))
            {
                (blocks.TryGetValue(key, out var block) ? block : blocks[key] = []).Add(site);
            }
        }

        foreach (var block in blocks.Values)
        {
            block.Sort(Order.Instance);
        }
    }

    /// <summary>The sites that this one looks like, itself left out; best first, then by id.</summary>
    public IReadOnlyList<Candidate> Like(SiteOutline outline, double minimum = SiteMatcher.Suspicious)
    {
        var site = new SiteProfile(outline);
        return
        [
            .. BlockKey.Of(site)
                .SelectMany(key => blocks.TryGetValue(key, out var block) ? Around(block, site) : [])
                .Where(other => other.Outline.Id != outline.Id)
                .DistinctBy(other => other.Outline.Id)
                .Select(other => SiteMatcher.Compare(site, other, minimum) is { } likeness ? new Candidate(other.Outline, likeness) : null)
                .OfType<Candidate>()
                .OrderByDescending(candidate => candidate.Likeness.Score)
                .ThenBy(candidate => candidate.Site.Id),
        ];
    }

    /// <summary>All pairs that look like one, best first, then by kind and ids.</summary>
    public IReadOnlyList<Suspicion> Pairs(double minimum = SiteMatcher.Suspicious)
    {
        var compared = new HashSet<(SiteProfile, SiteProfile)>();
        var found = new List<Suspicion>();
        foreach (var block in blocks.Values)
        {
            var reach = block.Count > LargestBlock ? Neighbours : block.Count;
            for (var at = 0; at < block.Count; at++)
            {
                for (var next = at + 1; next < block.Count && next <= at + reach; next++)
                {
                    var (first, second) = block[at].Outline.Id.CompareTo(block[next].Outline.Id) < 0 ? (block[at], block[next]) : (block[next], block[at]);
                    if (compared.Add((first, second)) && SiteMatcher.Compare(first, second, minimum) is { } likeness)
                    {
                        found.Add(new Suspicion(first.Outline, second.Outline, likeness));
                    }
                }
            }
        }

        return
        [
            .. found.OrderBy(SuspicionPlace.Of),
        ];
    }

    private static List<SiteProfile> Around(List<SiteProfile> block, SiteProfile site)
    {
        if (block.Count <= LargestBlock)
        {
            return block;
        }

        var place = block.BinarySearch(site, Order.Instance);
        var from = Math.Max((place < 0 ? ~place : place) - Neighbours, 0);
        return block.GetRange(from, Math.Min(2 * Neighbours, block.Count - from));
    }

    private sealed class Order : IComparer<SiteProfile>
    {
        public static readonly Order Instance = new();

        public int Compare(SiteProfile? x, SiteProfile? y) =>
            string.CompareOrdinal(x!.SortKey, y!.SortKey) is var order and not 0 ? order : x.Outline.Id.CompareTo(y.Outline.Id);
    }

    /// <summary>What sites that could be one have in common.</summary>
    private readonly record struct BlockKey(SiteKind Kind, CountryCode Partner, string Text)
    {
        private const int Beginning = 4;
        private const double LeastWeight = 0.4;

        /// <summary>
        /// The beginnings of the words of a name, so that an ending may be misspelled; the initials; town and operator together,
        /// so that the one word of a name may be misspelled wholly.
        /// </summary>
        public static IEnumerable<BlockKey> Of(SiteProfile site)
        {
            var words = site.Name.Where(word => word.Weight >= LeastWeight).Select(word => word.Text).DefaultIfEmpty(site.SortKey);
            var place = site.Town.Count > 0 ? site.Operator.Concat(site.Parent).Select(word => $"{string.Join(' ', site.Town)}/{word}") : [];
            return words.Select(word => word[..Math.Min(word.Length, Beginning)])
                .Append($"{string.Concat(site.Operator.Select(word => word[0]))}")
                .Concat(place)
                .Distinct(StringComparer.Ordinal)
                .Select(text => new BlockKey(site.Outline.Kind, site.Partner, text));
        }
    }
}
