using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The register with writes that stay in memory: a dry run finds what it has written itself, and nobody else does.</summary>
internal sealed class RehearsalStore(IRecordStore register, TimeProvider time) : IRecordStore
{
    private readonly Dictionary<StoredKind, Dictionary<string, Entry<IRecord>?>> written = [];

    public async Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) =>
        Written(kind).TryGetValue(id, out var own) ? own : await register.Find(kind, id, cancellation);

    public async Task<Entry<IRecord>?> FindToChange(StoredKind kind, string id, CancellationToken cancellation) =>
        Written(kind).TryGetValue(id, out var own) ? own : await register.FindToChange(kind, id, cancellation);

    public Task Publish(StoredKind kind, string id, CancellationToken cancellation) => register.Publish(kind, id, cancellation);

    public async Task<IReadOnlyList<Entry<IRecord>>> FindNumbered(StoredKind kind, RecordId id, CancellationToken cancellation) =>
        [.. Over(kind, await register.FindNumbered(kind, id, cancellation)).Where(entry => id.IsBaseOf(entry.Record.Id))];

    public async Task<Page<IRecord>> List(StoredKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation) =>
        Written(kind).Count == 0
            ? await register.List(kind, filter, after, limit, cancellation)
            : Paging.Of(kind, Over(kind, (await register.List(kind, filter, after: null, int.MaxValue - 1, cancellation)).Entries), filter, after, limit);

    public async Task<PutResult> Put(
        StoredKind kind, IReadOnlyCollection<PlannedWrite> records, Author author, DateTimeOffset? seenAt, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (counts, now) = (default(OutcomeCounts), time.GetUtcNow());
        foreach (var planned in records)
        {
            var former = await FindToChange(kind, planned.Id, cancellation);
            var last = former is null ? null : new Stored(planned.Id, former.Revision, former.ChangedAt, Hash: "", kind.Write(former.Record));
            if (Ledger.Put(kind, last, planned, author, now) is not { } posting)
            {
                counts += OutcomeCounts.Of(RecordOutcome.Unchanged);
                continue;
            }

            if (!written.TryGetValue(kind, out var ofKind))
            {
                written.Add(kind, ofKind = new(StringComparer.Ordinal));
            }

            ofKind[planned.Id] = Ledger.EntryOf(kind, posting);
            counts += OutcomeCounts.Of(planned.Record is null ? RecordOutcome.Deleted : posting.Outcome);
        }

        return new PutResult(counts, []);
    }

    public Task<IReadOnlyList<Revision>> History(StoredKind kind, string id, int after, int limit, CancellationToken cancellation) =>
        register.History(kind, id, after, limit, cancellation);

    public Task<Entry<IRecord>?> Add(StoredKind kind, IRecord record, Author author, AnswerToKeep? answer, CancellationToken cancellation) =>
        throw new NotSupportedException("A dry run only puts records.");

    public Task<WriteResult> Replace(StoredKind kind, IRecord record, RecordVersion version, Author author, CancellationToken cancellation) =>
        throw new NotSupportedException("A dry run only puts records.");

    public Task<WriteResult> Remove(StoredKind kind, string id, RecordVersion version, Author author, CancellationToken cancellation) =>
        throw new NotSupportedException("A dry run only puts records.");

    /// <summary>What was written of a kind; null for a record that was deleted.</summary>
    private Dictionary<string, Entry<IRecord>?> Written(StoredKind kind) => written.GetValueOrDefault(kind) ?? [];

    private IEnumerable<Entry<IRecord>> Over(StoredKind kind, IEnumerable<Entry<IRecord>> entries)
    {
        var own = Written(kind);
        return entries.Where(entry => !own.ContainsKey(entry.Record.Id)).Concat(own.Values.OfType<Entry<IRecord>>());
    }
}
