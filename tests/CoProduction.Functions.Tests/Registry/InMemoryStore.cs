using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Registry;

/// <summary>A store that forgets everything at its end, held to the same contract as the one on tables.</summary>
internal sealed class InMemoryStore(InMemoryLog log) : IRecordStore, IRegisterReader
{
    private readonly Lock guard = new();
    private readonly Dictionary<(RecordKind Kind, string Id), Past> kept = [];

    public Task<Entry<IRecord>?> Find(RecordKind kind, string id, CancellationToken cancellation) =>
        Task.FromResult(Live(kind, id) is { } last ? Ledger.EntryOf(kind, last) : null);

    public Task<Page<IRecord>> List(RecordKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Stored[] stored;
        lock (guard)
        {
            stored = [.. kept.Where(pair => pair.Key.Kind == kind).Select(pair => pair.Value.Last).Where(last => last.Json is not null)];
        }

        return Task.FromResult(Listing.Of(kind, stored.Select(last => Ledger.EntryOf(kind, last)), filter, after, limit));
    }

    public Task<Entry<IRecord>?> Add(RecordKind kind, IRecord record, Author author, KeptAnswer? answer, CancellationToken cancellation) =>
        Task.FromResult(log.Write(
            PartitionOf(kind, record.Id),
            at => Live(kind, record.Id) is null ? Kept(kind, Ledger.Write(kind, Last(kind, record.Id), record, author, at)) : (null, null),
            entry => answer is null ? null : (answer.Slot, answer.Make(entry!))));

    public Task<Change> Replace(RecordKind kind, IRecord record, string etag, Author author, CancellationToken cancellation) =>
        Task.FromResult(log.Write(PartitionOf(kind, record.Id), at =>
        {
            if (Refusal(kind, record.Id, etag) is { } refusal)
            {
                return (refusal, null);
            }

            var last = Last(kind, record.Id)!;
            var (entry, posting) = Kept(kind, Ledger.Write(kind, last, record, author, at));
            return (new Change(ChangeOutcome.Done, entry ?? Ledger.EntryOf(kind, last)), posting);
        }));

    public Task<Change> Remove(RecordKind kind, string id, string etag, Author author, CancellationToken cancellation) =>
        Task.FromResult(!kind.IsId(id)
            ? new Change(ChangeOutcome.NotFound)
            : log.Write(PartitionOf(kind, id), at => Refusal(kind, id, etag) is { } refusal
                ? (refusal, null)
                : (new Change(ChangeOutcome.Done), Kept(kind, Ledger.Remove(kind, Last(kind, id)!, author, at)).Posting)));

    public Task<Written> Put(
        RecordKind kind, IReadOnlyCollection<IRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation)
    {
        Distinct.Require(records);
        var (written, done) = (default(Written), 0);
        foreach (var record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            written += Written.Of(log.Write(PartitionOf(kind, record.Id), at =>
            {
                var posting = Kept(kind, Ledger.Write(kind, Last(kind, record.Id), record, author, at)).Posting;
                return (posting?.Revision.Action, posting);
            }));
            progress?.Report(++done);
        }

        return Task.FromResult(written);
    }

    public Task<IReadOnlyList<Revision>> History(RecordKind kind, string id, int after, int limit, CancellationToken cancellation)
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

    private Stored? Last(RecordKind kind, string id)
    {
        lock (guard)
        {
            return kept.GetValueOrDefault((kind, id))?.Last;
        }
    }

    private Stored? Live(RecordKind kind, string id) => Last(kind, id) is { Json: not null } last ? last : null;

    private static string PartitionOf(RecordKind kind, string id) =>
        kind.Partitioning.Of(id) ?? throw new ArgumentException($"'{id}' is no id of the kind {kind.Name}.", nameof(id));

    /// <summary>Why the version with this ETag cannot be changed; null where it can.</summary>
    private Change? Refusal(RecordKind kind, string id, string etag) =>
        Live(kind, id) is not { } last ? new Change(ChangeOutcome.NotFound)
        : !Ledger.IsTag(kind, etag, last) ? new Change(ChangeOutcome.OtherVersion)
        : null;

    private (Entry<IRecord>? Entry, Posting? Posting) Kept(RecordKind kind, Posting? posting)
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

        return (posting.Next.Json is null ? null : Ledger.EntryOf(kind, posting.Next), posting);
    }

    private sealed record Past(Stored Last, IReadOnlyList<Revision> History);
}
