using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Store;

/// <summary>A store in memory that fulfils the same contract as the one on tables.</summary>
internal sealed class InMemoryStore(InMemoryLog log) : IRecordStore, IRegisterReader
{
    private readonly Lock guard = new();
    private readonly Dictionary<(StoredKind Kind, string Id), Past> kept = [];

    public Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) =>
        Task.FromResult(Live(kind, id) is { } last ? Ledger.EntryOf(kind, last) : null);

    public Task<Entry<IRecord>?> FindToChange(StoredKind kind, string id, CancellationToken cancellation) => Find(kind, id, cancellation);

    public Task Publish(StoredKind kind, string id, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IReadOnlyList<Entry<IRecord>>> FindNumbered(StoredKind kind, RecordId id, CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult<IReadOnlyList<Entry<IRecord>>>(
            [
                .. kept.Where(pair => pair.Key.Kind == kind && id.IsBaseOf(pair.Key.Id))
                    .Select(pair => pair.Value.Last)
                    .Where(last => last.Json is not null)
                    .Select(last => Ledger.EntryOf(kind, last)),
            ]);
        }
    }

    public Task<Page<IRecord>> List(StoredKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Stored[] stored;
        lock (guard)
        {
            stored = [.. kept.Where(pair => pair.Key.Kind == kind).Select(pair => pair.Value.Last).Where(last => last.Json is not null)];
        }

        return Task.FromResult(Paging.Of(kind, stored.Select(last => Ledger.EntryOf(kind, last)), filter, after, limit));
    }

    public Task<Entry<IRecord>?> Add(StoredKind kind, IRecord record, Author author, AnswerToKeep? answer, CancellationToken cancellation) =>
        Task.FromResult(log.Write(
            PartitionOf(kind, record.Id),
            at => Last(kind, record.Id) is var last && (last is null || !Ledger.IsTaken(kind, last)) ? Kept(kind, Ledger.Write(kind, last, record, author, at)) : (null, null),
            entry => answer is null ? null : (answer.Slot, answer.Make(entry!))));

    public Task<WriteResult> Replace(StoredKind kind, IRecord record, RecordVersion version, Author author, CancellationToken cancellation) =>
        Task.FromResult(log.Write(PartitionOf(kind, record.Id), at =>
        {
            if (Refusal(kind, record.Id, version.ETag) is { } refusal)
            {
                return (refusal, null);
            }

            var last = Last(kind, record.Id)!;
            var (entry, posting) = Kept(kind, Ledger.Write(kind, last, record, author, at));
            return (new WriteResult(WriteOutcome.Done, entry ?? Ledger.EntryOf(kind, last)), posting);
        }));

    public Task<WriteResult> Remove(StoredKind kind, string id, RecordVersion version, Author author, CancellationToken cancellation) =>
        Task.FromResult(!kind.IsId(id)
            ? new WriteResult(WriteOutcome.NotFound)
            : log.Write(PartitionOf(kind, id), at => Refusal(kind, id, version.ETag) is { } refusal
                ? (refusal, null)
                : (new WriteResult(WriteOutcome.Done), Kept(kind, Ledger.Remove(kind, Last(kind, id)!, author, at)).Posting)));

    public Task<PutResult> Put(
        StoredKind kind, IReadOnlyCollection<PlannedWrite> records, Author author, DateTimeOffset? seenAt, IProgress<int>? progress, CancellationToken cancellation)
    {
        Distinct.Require(records);
        var (counts, overtaken, done) = (default(OutcomeCounts), new List<string>(), 0);
        foreach (var planned in records)
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = log.Write<RecordOutcome?>(PartitionOf(kind, planned.Id), at =>
            {
                var last = Last(kind, planned.Id);
                var posting = Ledger.Put(kind, last, planned, author, at);
                return posting is null ? (RecordOutcome.Unchanged, null)
                    : planned.Seen?.IsStill(kind, last, seenAt) == false ? (null, null)
                    : (planned.Record is null ? RecordOutcome.Deleted : posting.Outcome, Kept(kind, posting).Posting);
            });
            if (outcome is null)
            {
                overtaken.Add(planned.Id);
                continue;
            }

            counts += OutcomeCounts.Of(outcome.Value);
            progress?.Report(++done);
        }

        return Task.FromResult(new PutResult(counts, overtaken));
    }

    public Task<IReadOnlyList<Revision>> History(StoredKind kind, string id, int after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (guard)
        {
            IReadOnlyList<Revision> revisions = kept.TryGetValue((kind, id), out var one) ? [.. one.History.Skip(after).Take(limit)] : [];
            return Task.FromResult(revisions);
        }
    }

    public Task<Register> Read(CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult(Register.Of(kept.Where(pair => pair.Value.Last.Json is not null).Select(pair => pair.Key.Kind.Read(pair.Value.Last.Json!))));
        }
    }

    public async Task<SeenRegister> See(Reader reader, CancellationToken cancellation)
    {
        var seen = (await Read(cancellation)).VisibleTo(reader);
        return new SeenRegister($"{Guid.NewGuid()}", seen.Records.Count(), () => seen);
    }

    private Stored? Last(StoredKind kind, string id)
    {
        lock (guard)
        {
            return kept.GetValueOrDefault((kind, id))?.Last;
        }
    }

    private Stored? Live(StoredKind kind, string id) => Last(kind, id) is { Json: not null } last ? last : null;

    private static string PartitionOf(StoredKind kind, string id) =>
        kind.Partitioning.Of(id) ?? throw new ArgumentException($"'{id}' is not an id of the kind {kind.Name}.", nameof(id));

    /// <summary>The reason why the version with this ETag cannot be changed; null if it can.</summary>
    private WriteResult? Refusal(StoredKind kind, string id, string etag) =>
        Live(kind, id) is not { } last ? new WriteResult(WriteOutcome.NotFound)
        : !Ledger.IsTag(kind, etag, last) ? new WriteResult(WriteOutcome.OtherVersion)
        : null;

    private (Entry<IRecord>? Entry, Posting? Posting) Kept(StoredKind kind, Posting? posting)
    {
        if (posting is null)
        {
            return (null, null);
        }

        lock (guard)
        {
            var key = (kind, posting.Next.Id);
            kept[key] = new Past(posting.Next, [.. kept.GetValueOrDefault(key)?.History ?? [], posting.Revision]);
        }

        return (Ledger.EntryOf(kind, posting), posting);
    }

    private sealed record Past(Stored Last, IReadOnlyList<Revision> History);
}
