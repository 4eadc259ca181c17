using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>A registry that forgets everything at its end: for tests and trials, held to the same contract as the one on tables.</summary>
public sealed class InMemoryRegistry<TRecord> : IRegistry<TRecord>
    where TRecord : class, IRecord
{
    private readonly Lock guard = new();
    private readonly SortedDictionary<(string Partition, string Id), Past> kept = new(InOrder);
    private readonly RecordKind<TRecord> kind;
    private readonly InMemoryLog log;
    private readonly Ledger<TRecord> ledger;

    /// <param name="kind">What it keeps.</param>
    /// <param name="log">What it shares with the registries of other kinds.</param>
    public InMemoryRegistry(RecordKind<TRecord> kind, InMemoryLog log)
    {
        this.kind = kind;
        this.log = log;
        ledger = new Ledger<TRecord>(kind);
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

    public Task<Entry<TRecord>?> Add(TRecord record, Author author, KeptAnswer<TRecord>? answer, CancellationToken cancellation) =>
        Task.FromResult(log.Write(
            PartitionOf(record.Id),
            at => Live(record.Id) is null ? Kept(ledger.Write(Last(record.Id), record, author, at)) : (null, null),
            entry => answer is null ? null : (answer.Slot, answer.Make(entry!))));

    public Task<Change<TRecord>> Replace(TRecord record, string etag, Author author, CancellationToken cancellation) =>
        Task.FromResult(log.Write(PartitionOf(record.Id), at =>
        {
            if (Refusal(record.Id, etag) is { } refusal)
            {
                return (refusal, null);
            }

            var last = Last(record.Id)!;
            var (entry, posting) = Kept(ledger.Write(last, record, author, at));
            return (new Change<TRecord>(ChangeOutcome.Done, entry ?? ledger.EntryOf(last)), posting);
        }));

    public Task<Change<TRecord>> Remove(string id, string etag, Author author, CancellationToken cancellation) =>
        Task.FromResult(KeyOf(id) is null
            ? new Change<TRecord>(ChangeOutcome.NotFound)
            : log.Write(PartitionOf(id), at => Refusal(id, etag) is { } refusal
                ? (refusal, null)
                : (new Change<TRecord>(ChangeOutcome.Done), Kept(ledger.Remove(Last(id)!, author, at)).Posting)));

    public Task<Written> Put(
        IReadOnlyCollection<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation)
    {
        Distinct.Require(records);
        var (written, done) = (default(Written), 0);
        foreach (var record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            written += Written.Of(log.Write(PartitionOf(record.Id), at =>
            {
                var posting = Kept(ledger.Write(Last(record.Id), record, author, at)).Posting;
                return (posting?.Revision.Action, posting);
            }));
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

    private string PartitionOf(string id) =>
        kind.Partitioning.Of(id) ?? throw new ArgumentException($"'{id}' is no id of the kind {kind.Word}.", nameof(id));

    /// <summary>Why the version with this ETag cannot be changed; null where it can.</summary>
    private Change<TRecord>? Refusal(string id, string etag) =>
        Live(id) is not { } last ? new Change<TRecord>(ChangeOutcome.NotFound)
        : !ledger.IsTag(etag, last) ? new Change<TRecord>(ChangeOutcome.OtherVersion)
        : null;

    private (Entry<TRecord>? Entry, Posting? Posting) Kept(Posting? posting)
    {
        if (posting is null)
        {
            return (null, null);
        }

        lock (guard)
        {
            var key = KeyOf(posting.Next.Id)!.Value;
            kept[key] = new Past(posting.Next, [.. kept.GetValueOrDefault(key)?.History ?? [], posting.Revision]);
        }

        return (posting.Next.Json is null ? null : ledger.EntryOf(posting.Next), posting);
    }

    private sealed record Past(Stored Last, IReadOnlyList<Revision> History);
}
