using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>A registry that forgets everything at its end: for tests and trials, held to the same contract as the one on tables.</summary>
public sealed class InMemoryRegistry<TRecord> : IRegistry<TRecord>
    where TRecord : class, IRecord
{
    private readonly Lock guard = new();
    private readonly SortedDictionary<(string Partition, string Id), Kept> kept = new(InOrder);
    private readonly RecordKind<TRecord> kind;
    private readonly Ledger<TRecord> ledger;

    public InMemoryRegistry(RecordKind<TRecord> kind, TimeProvider clock)
    {
        this.kind = kind;
        ledger = new Ledger<TRecord>(kind, clock);
    }

    private static Comparer<(string Partition, string Id)> InOrder { get; } =
        Comparer<(string Partition, string Id)>.Create((left, right) =>
            string.CompareOrdinal(left.Partition, right.Partition) is not 0 and var order
                ? order
                : string.CompareOrdinal(left.Id, right.Id));

    public Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult(Live(id) is { } last ? ledger.EntryOf(last) : null);
        }
    }

    public Task<Page<TRecord>> List(RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        (string, string)? place = after is null ? null : KeyOf(Place.IdAt(kind, after));
        List<Stored> stored;
        lock (guard)
        {
            stored = [.. kept
                .Where(pair => place is not { } last || InOrder.Compare(pair.Key, last) > 0)
                .Select(pair => pair.Value.Last)
                .Where(last => last.Json is not null)];
        }

        var found = stored.Select(ledger.EntryOf).Where(entry => filter.Matches(entry.Record)).Take(limit + 1).ToList();
        return Task.FromResult(found.Count > limit
            ? new Page<TRecord>(found[..limit], Place.Of(kind, found[limit - 1].Record.Id))
            : new Page<TRecord>(found, null));
    }

    public Task<IReadOnlyList<TRecord>> All(CancellationToken cancellation)
    {
        lock (guard)
        {
            IReadOnlyList<TRecord> all = [.. kept.Values.Select(one => one.Last.Json).OfType<string>().Select(kind.Decode)];
            return Task.FromResult(all);
        }
    }

    public Task<Entry<TRecord>?> Add(TRecord record, Author author, CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult(Live(record.Id) is null ? Keep(ledger.Write(Last(record.Id), record, author)!) : null);
        }
    }

    public Task<Change<TRecord>> Replace(TRecord record, string etag, Author author, CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult(
                Live(record.Id) is not { } last ? new Change<TRecord>(ChangeOutcome.NotFound)
                : last.Hash != etag ? new Change<TRecord>(ChangeOutcome.OtherVersion)
                : new Change<TRecord>(
                    ChangeOutcome.Done, ledger.Write(last, record, author) is { } posting ? Keep(posting) : ledger.EntryOf(last)));
        }
    }

    public Task<Change<TRecord>> Remove(string id, string etag, Author author, CancellationToken cancellation)
    {
        lock (guard)
        {
            if (Live(id) is not { } last)
            {
                return Task.FromResult(new Change<TRecord>(ChangeOutcome.NotFound));
            }

            if (last.Hash != etag)
            {
                return Task.FromResult(new Change<TRecord>(ChangeOutcome.OtherVersion));
            }

            Keep(ledger.Remove(last, author));
            return Task.FromResult(new Change<TRecord>(ChangeOutcome.Done));
        }
    }

    public Task<Written> Put(
        IReadOnlyCollection<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation)
    {
        Distinct.Require(records);
        var (written, done) = (default(Written), 0);
        foreach (var record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            lock (guard)
            {
                var posting = ledger.Write(Last(record.Id), record, author);
                written += Written.Of(posting?.Revision.Action);
                if (posting is not null)
                {
                    Keep(posting);
                }
            }

            progress?.Report(++done);
        }

        return Task.FromResult(written);
    }

    public Task<IReadOnlyList<Revision>> History(string id, int after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (guard)
        {
            IReadOnlyList<Revision> revisions = KeyOf(id) is { } key && kept.TryGetValue(key, out var one)
                ? [.. one.History.Skip(after).Take(limit)]
                : [];
            return Task.FromResult(revisions);
        }
    }

    private (string, string)? KeyOf(string id) => kind.Partitioning.Of(id) is { } partition ? (partition, id) : null;

    private Stored? Last(string id) => KeyOf(id) is { } key ? kept.GetValueOrDefault(key)?.Last : null;

    private Stored? Live(string id) => Last(id) is { Json: not null } last ? last : null;

    private Entry<TRecord>? Keep(Posting posting)
    {
        var key = KeyOf(posting.Next.Id)!.Value;
        kept[key] = new Kept(posting.Next, [.. kept.GetValueOrDefault(key)?.History ?? [], posting.Revision]);
        return posting.Next.Json is null ? null : ledger.EntryOf(posting.Next);
    }

    private sealed record Kept(Stored Last, IReadOnlyList<Revision> History);
}
