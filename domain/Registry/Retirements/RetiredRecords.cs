using CoProduction.Registry.Sites;

namespace CoProduction.Registry.Retirements;

/// <summary>Rules for retired records in figures.</summary>
internal static class RetiredRecords
{
    public static bool Any<TRecord>(IReadOnlyList<TRecord> records)
        where TRecord : IRetirable
    {
        for (var place = 0; place < records.Count; place++)
        {
            if (records[place].Retired is not null)
            {
                return true;
            }
        }

        return false;
    }

    public static IReadOnlyList<TRecord> Current<TRecord>(IReadOnlyList<TRecord> records)
        where TRecord : IRetirable =>
        Any(records) ? [.. records.Where(record => record.Retired is null)] : records;

    /// <summary>The current sites. A site that is one with a retired site now, or was moved to one, is retired with it.</summary>
    public static IReadOnlyList<TSite> CurrentSites<TSite>(IReadOnlyList<TSite> sites)
        where TSite : ISite
    {
        if (!Any(sites))
        {
            return sites;
        }

        var (retired, successors) = (sites.Where(site => site.Retired is not null).Select(site => site.Id).ToHashSet(StringComparer.Ordinal), SiteSuccessions.SuccessorsOf(sites));
        return [.. sites.Where(site => site.Retired is null && !retired.Contains(SiteSuccessions.PresentId(site.Id, successors)))];
    }

    /// <summary>The current records, and those retired ones that any of them name, directly or over other retired ones.</summary>
    public static IReadOnlySet<RecordName> StillNamed(IEnumerable<IRecord> records)
    {
        var (retired, kept) = (new Dictionary<RecordName, IRecord>(), new HashSet<RecordName>());
        var open = new Stack<IRecord>();
        foreach (var record in records)
        {
            if (record is IRetirable { Retired: not null })
            {
                retired.Add(RecordName.Of(record), record);
            }
            else
            {
                kept.Add(RecordName.Of(record));
                open.Push(record);
            }
        }

        while (open.TryPop(out var record))
        {
            foreach (var name in RecordName.FactsNamedBy(record))
            {
                if (retired.TryGetValue(name, out var named) && kept.Add(name))
                {
                    open.Push(named);
                }
            }
        }

        return kept;
    }
}
