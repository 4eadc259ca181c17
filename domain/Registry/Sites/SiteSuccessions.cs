namespace CoProduction.Registry.Sites;

/// <summary>Rules for sites that have a successor.</summary>
internal static class SiteSuccessions
{
    /// <summary>
    /// The sites that figures are made of. A site whose successor is among them is the same site, and would be counted twice; it is left out. A site
    /// whose successor is missing, perhaps because the reader may not see it, stays.
    /// </summary>
    public static IReadOnlyList<TSite> Counted<TSite>(IReadOnlyList<TSite> sites)
        where TSite : ISite =>
        Replaced(sites) is { Count: > 0 } replaced ? [.. sites.Where(site => !replaced.Contains(site.Id))] : sites;

    /// <summary>The sites as a reader sees them who sees no others: without the names of successors that are missing, but to their owner.</summary>
    public static IEnumerable<IRecord> Named(IEnumerable<IRecord> visible, Func<IRecord, bool> isOwn)
    {
        IRecord[] all = [.. visible];
        var ids = all.OfType<ISite>().Where(site => site.Successor is not null).Any() ? all.Where(record => record is ISite).Select(KeyOf).ToHashSet() : [];
        return all.Select(record =>
            record is ISite { Successor: { } successor } site && !isOwn(site) && !ids.Contains((site.GetType(), successor.Site.Value)) ? site.WithoutSuccessor() : record);
    }

    /// <summary>The id under which a site is registered now: its own, or that of its last successor.</summary>
    public static string PresentId(string id, IReadOnlyDictionary<string, string> successors)
    {
        // The register refuses cycles; two writes at the same moment could still close one.
        var met = new HashSet<string>(StringComparer.Ordinal);
        while (met.Add(id) && successors.TryGetValue(id, out var next))
        {
            id = next;
        }

        return id;
    }

    /// <summary>The ids of the successors of all sites that have one among the others, by their ids.</summary>
    public static IReadOnlyDictionary<string, string> SuccessorsOf<TSite>(IReadOnlyList<TSite> sites)
        where TSite : ISite
    {
        var replaced = Replaced(sites);
        return sites.Where(site => replaced.Contains(site.Id)).ToDictionary(site => site.Id, site => site.Successor!.Site.Value, StringComparer.Ordinal);
    }

    private static (Type Kind, string Id) KeyOf(IRecord record) => (record.GetType(), record.Id);

    private static HashSet<string> Replaced<TSite>(IReadOnlyList<TSite> sites)
        where TSite : ISite
    {
        if (!sites.Any(site => site.Successor is not null))
        {
            return [];
        }

        var ids = sites.Select(site => site.Id).ToHashSet(StringComparer.Ordinal);
        return sites.Where(site => site.Successor is { } successor && ids.Contains(successor.Site.Value)).Select(site => site.Id).ToHashSet(StringComparer.Ordinal);
    }
}
