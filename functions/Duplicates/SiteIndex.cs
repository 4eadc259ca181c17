namespace CoProduction.Functions.Duplicates;

/// <summary>
/// An index of sites by their identifiers and by the beginnings of the words of their names, present and former. Sites that could be the same share a
/// block, and only sites in one block are compared. The index handles 100,000 sites, because it compares each with only a few dozen others.
/// </summary>
public sealed class SiteIndex
{
    /// <summary>In a larger block, each site is compared only with its neighbours.</summary>
    private const int LargestBlock = 64;

    /// <summary>The number of neighbours on each side, in the order of the sort keys.</summary>
    private const int Neighbours = 16;

    private readonly Dictionary<BlockKey, List<SiteProfile>> blocks = [];
    private readonly IdentifierIndex identifiers;

    /// <param name="sites">The sites.</param>
    /// <param name="cancellation">Cancels the indexing.</param>
    public SiteIndex(IEnumerable<SiteOutline> sites, CancellationToken cancellation = default)
    {
        SiteOutline[] all = [.. sites];
        identifiers = new IdentifierIndex(all);
        var profiles = all.SelectMany(SiteProfile.Of).ToArray();
        var frequencies = profiles.SelectMany(BlockKey.Words).CountBy(word => word.Key).ToDictionary();
        foreach (var site in profiles)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var key in BlockKey.Distinctive(site, frequencies))
            {
                (blocks.TryGetValue(key, out var block) ? block : blocks[key] = []).Add(site);
            }
        }

        foreach (var block in blocks.Values)
        {
            block.Sort(Order.Instance);
        }
    }

    /// <summary>The sites that resemble this one, without the site itself; highest score first, then by id.</summary>
    public IReadOnlyList<DuplicateCandidate> Like(SiteOutline outline, double minimum = SiteMatcher.Threshold)
    {
        var named =
            from site in SiteProfile.Of(outline)
            from other in BlockKey.All(site).SelectMany(key => blocks.TryGetValue(key, out var block) ? Around(block, site) : []).Distinct()
            where other.Site.Id != outline.Id
            let similarity = SiteMatcher.Compare(site, other, minimum)
            where similarity is not null
            select new DuplicateCandidate(other.Site, similarity);
        return
        [
            .. identifiers.Sharing(outline).Concat(named)
                .Where(candidate => !candidate.Site.IsKnownAs(outline))
                .GroupBy(candidate => candidate.Site.Id)
                .Select(ofSite => ofSite.MaxBy(candidate => candidate.Similarity.Score)!)
                .OrderByDescending(candidate => candidate.Similarity.Score)
                .ThenBy(candidate => candidate.Site.Id),
        ];
    }

    /// <summary>All pairs of similar sites; highest score first, then by kind and ids.</summary>
    /// <param name="minimum">The least score of a pair.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public IReadOnlyList<DuplicatePair> Pairs(double minimum = SiteMatcher.Threshold, CancellationToken cancellation = default)
    {
        var compared = new HashSet<(SiteProfile, SiteProfile)>();
        var found = new List<DuplicatePair>(identifiers.Pairs());
        foreach (var block in blocks.Values)
        {
            var reach = block.Count > LargestBlock ? Neighbours : block.Count;
            for (var at = 0; at < block.Count; at++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var next = at + 1; next < block.Count && next <= at + reach; next++)
                {
                    var (first, second) = block[at].Site.Id.CompareTo(block[next].Site.Id) < 0
                        ? (block[at], block[next])
                        : (block[next], block[at]);
                    if (first.Site.Id != second.Site.Id
                        && compared.Add((first, second))
                        && SiteMatcher.Compare(first, second, minimum) is { } similarity)
                    {
                        found.Add(new DuplicatePair(first.Site, second.Site, similarity));
                    }
                }
            }
        }

        return
        [
            .. found.Where(pair => !pair.First.IsKnownAs(pair.Second))
                .GroupBy(pair => (pair.First.Kind, pair.First.Id, pair.Second.Id))
                .Select(ofPair => ofPair.MaxBy(pair => pair.Similarity.Score)!)
                .OrderBy(DuplicatePairCursor.Of),
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
}
