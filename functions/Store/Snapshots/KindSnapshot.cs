using System.Collections.Immutable;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store.Snapshots;

/// <summary>
/// All records of a kind at one moment. They lie in groups of records that the same readers may see, so that a list takes as long as the groups of its
/// reader are large, whatever there is that the reader may not see.
/// </summary>
internal sealed class KindSnapshot
{
    private readonly ImmutableDictionary<string, Placed> all;
    private readonly ImmutableDictionary<Disclosure, RecordGroup> groups;
    private readonly ImmutableDictionary<string, Exception> faults;

    private KindSnapshot(
        StoredKind kind,
        ImmutableDictionary<string, Placed> all,
        ImmutableDictionary<Disclosure, RecordGroup> groups,
        ImmutableDictionary<string, Exception> faults)
    {
        Kind = kind;
        this.all = all;
        this.groups = groups;
        this.faults = faults;
    }

    public StoredKind Kind { get; }

    /// <summary>All records, in any order.</summary>
    /// <exception cref="InvalidOperationException">What is stored under an id is no record.</exception>
    public IEnumerable<Placed> All => Sound(all).Values;

    /// <summary>The record with an id; null if there is none.</summary>
    /// <exception cref="InvalidOperationException">What is stored under the id is no record.</exception>
    public Entry<IRecord>? Find(string id) =>
        faults.TryGetValue(id, out var fault) ? throw Unreadable(id, fault) : all.GetValueOrDefault(id)?.Entry;

    /// <summary>The ids of all that is stored in a partition.</summary>
    public IEnumerable<string> IdsIn(string partition) =>
        all.Values.Where(record => record.Partition == partition).Select(record => record.Id).Concat(faults.Keys.Where(id => Kind.Partitioning.Of(id) == partition));

    public static KindSnapshot Empty(StoredKind kind) =>
        new(
            kind,
            ImmutableDictionary.Create<string, Placed>(StringComparer.Ordinal),
            ImmutableDictionary<Disclosure, RecordGroup>.Empty,
            ImmutableDictionary.Create<string, Exception>(StringComparer.Ordinal));

    /// <summary>The same records but for some, which are replaced or, without an entry, removed.</summary>
    public KindSnapshot With(IEnumerable<Placed> changes)
    {
        var records = all.ToBuilder();
        var unread = faults.ToBuilder();
        var changed = new Dictionary<Disclosure, RecordGroup.Builder>();
        foreach (var change in Last(changes))
        {
            if (all.TryGetValue(change.Id, out var former))
            {
                GroupOf(former).Remove(former);
                records.Remove(change.Id);
            }

            unread.Remove(change.Id);
            if (change.Fault is { } fault)
            {
                unread.Add(change.Id, fault);
            }
            else if (change.Entry is not null)
            {
                GroupOf(change).Add(change);
                records.Add(change.Id, change);
            }
        }

        return new KindSnapshot(
            Kind,
            records.ToImmutable(),
            groups.SetItems(changed.Select(group => KeyValuePair.Create(group.Key, group.Value.Build()))),
            unread.ToImmutable());

        RecordGroup.Builder GroupOf(Placed record)
        {
            var disclosure = Disclosure.Of(record.Entry!.Record);
            if (!changed.TryGetValue(disclosure, out var group))
            {
                group = groups.GetValueOrDefault(disclosure, RecordGroup.Empty).ToBuilder();
                changed.Add(disclosure, group);
            }

            return group;
        }
    }

    /// <summary>The last change of each record.</summary>
    private static Dictionary<string, Placed>.ValueCollection Last(IEnumerable<Placed> changes)
    {
        var last = new Dictionary<string, Placed>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            last[change.Id] = change;
        }

        return last.Values;
    }

    /// <summary>The groups whose records a reader may see.</summary>
    /// <exception cref="InvalidOperationException">What is stored under an id is no record.</exception>
    public IEnumerable<RecordGroup> GroupsOf(Reader reader) => Sound(groups).Where(group => group.Key.Includes(reader)).Select(group => group.Value);

    /// <inheritdoc cref="IRecordStore.List"/>
    /// <exception cref="InvalidOperationException">What is stored under an id is no record.</exception>
    public Page<IRecord> List(RecordFilter filter, string? after, int limit)
    {
        var found = Records(filter.Reader, after is null ? null : PageCursor.IdAt(Kind, after))
            .Where(placed => filter.Matches(placed.Entry!.Record, filter.Text is null ? default : placed.Texts))
            .Select(placed => placed.Entry!)
            .Take(limit + 1)
            .ToList();
        return found.Count > limit
            ? new Page<IRecord>(found[..limit], PageCursor.Of(Kind, found[limit - 1].Record.Id))
            : new Page<IRecord>(found, null);
    }

    /// <summary>The records of all groups that the reader may see, in the order of lists, after a record.</summary>
    private IEnumerable<Placed> Records(Reader? reader, string? afterId)
    {
        var after = afterId is null ? null : new Placed(Kind.Partitioning.Of(afterId)!, afterId, Entry: null);
        var heads = new PriorityQueue<IEnumerator<Placed>, Placed>(Placed.Order);
        foreach (var (disclosure, group) in Sound(groups))
        {
            if (reader is null || disclosure.Includes(reader))
            {
                Enqueue(From(group.Records, after is null ? 0 : FirstAfter(group.Records, after)).GetEnumerator());
            }
        }

        while (heads.TryDequeue(out var head, out _))
        {
            // Lists are in the order of owners, and most groups are of one owner: a group is hardly ever left before its end.
            yield return head.Current;
            while (head.MoveNext())
            {
                if (heads.TryPeek(out _, out var other) && Placed.Order.Compare(other, head.Current) < 0)
                {
                    heads.Enqueue(head, head.Current);
                    break;
                }

                yield return head.Current;
            }
        }

        void Enqueue(IEnumerator<Placed> group)
        {
            if (group.MoveNext())
            {
                heads.Enqueue(group, group.Current);
            }
        }
    }

    /// <summary>The records from an index on. A set finds each by its index in the time of its depth, but goes over all of them without.</summary>
    private static IEnumerable<Placed> From(ImmutableSortedSet<Placed> group, int index) =>
        index == 0 ? group : Enumerable.Range(index, group.Count - index).Select(place => group[place]);

    /// <summary>Nobody can calculate, or list what is there, where something is not readable. The audit tells an operator what it is.</summary>
    private T Sound<T>(T records) =>
        faults.IsEmpty ? records : throw Unreadable(faults.First().Key, faults.First().Value);

    private InvalidOperationException Unreadable(string id, Exception fault) =>
        new($"The stored {Kind.Name} {id} is no record. The audit tells what changed it.", fault);

    private static int FirstAfter(ImmutableSortedSet<Placed> group, Placed after) => group.IndexOf(after) is >= 0 and var index ? index + 1 : ~group.IndexOf(after);
}
