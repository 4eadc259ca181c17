namespace CoProduction.Functions.Duplicates;

/// <summary>
/// Sites, found by how the words of their names begin: those that could be one share a block, and only they are compared. It
/// takes 100,000 sites, for it compares some dozens with each.
/// </summary>
public sealed class SiteIndex
{
    /// <summary>In a block of more sites, each is compared with its neighbours only.</summary>
    private const int LargestBlock = 64;

    /// <summary>How many neighbours on each side, in the order of their sorted words.</summary>
    private const int Neighbours = 16;

    private readonly Dictionary<BlockKey, List<SiteProfile>> blocks = [];

    public SiteIndex(IEnumerable<SiteOutline> sites)
    {
        var profiles = sites.Select(site => new SiteProfile(site)).ToArray();
        var frequencies = profiles.SelectMany(BlockKey.Words).CountBy(word => word.Key).ToDictionary();
        foreach (var site in profiles)
        {
            foreach (var key in BlockKey.Telling(site, frequencies))
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
            .. BlockKey.All(site)
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

        return [.. found.OrderBy(SuspicionPlace.Of)];
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
}
