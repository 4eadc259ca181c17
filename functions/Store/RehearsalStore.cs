using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The register with writes that stay in memory: a dry run finds what it has written itself, and nobody else does.</summary>
internal sealed class RehearsalStore(IRecordStore register, TimeProvider time) : IRecordStore
{
    private readonly Dictionary<StoredKind, Dictionary<string, Entry<IRecord>>> written = [];

    public async Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) =>
        Written(kind).GetValueOrDefault(id) ?? await register.Find(kind, id, cancellation);

    public async Task<Entry<IRecord>?> FindToChange(StoredKind kind, string id, CancellationToken cancellation) =>
        Written(kind).GetValueOrDefault(id) ?? await register.FindToChange(kind, id, cancellation);

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
        foreach (var (record, _) in records)
        {
            var former = await FindToChange(kind, record.Id, cancellation);
            var next = kind.Evolve(record, former?.Record, DateOnly.FromDateTime(now.UtcDateTime), author);
            var stored = new Stored(next.Id, (former?.Revision ?? 0) + 1, now, Hash: "", kind.Write(next));
            if (!written.TryGetValue(kind, out var ofKind))
            {
                written.Add(kind, ofKind = new(StringComparer.Ordinal));
            }

            ofKind[next.Id] = Ledger.EntryOf(kind, stored);
            counts += OutcomeCounts.Of(former is null ? RecordOutcome.Added : RecordOutcome.Replaced);
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

    private Dictionary<string, Entry<IRecord>> Written(StoredKind kind) => written.GetValueOrDefault(kind) ?? [];

    private IEnumerable<Entry<IRecord>> Over(StoredKind kind, IEnumerable<Entry<IRecord>> entries)
    {
        var own = Written(kind);
        return entries.Where(entry => !own.ContainsKey(entry.Record.Id)).Concat(own.Values);
    }
}
