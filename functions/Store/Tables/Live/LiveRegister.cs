using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoProduction.Functions.Store.Snapshots;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// The register in the memory of this instance. Before each answer, one query of <see cref="PartitionHeads"/> says which partitions were written to, and only
/// what was changed in those that matter to the answer is read again. So an answer is never older than the last write that was acknowledged before it was
/// asked for, and waits for no partition that it does not need.
/// </summary>
internal sealed partial class LiveRegister(
    RegisterTable register, StoredKinds kinds, TimeProvider clock, ReadingMoments moments, MissingNotes missing, ILogger<LiveRegister> logger) : IRegisterReader
{
    private const int MostAttempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>After this time, a partition is read as a whole: its oldest changes are forgotten.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(60);

    private readonly CoalescedCall<IReadOnlyDictionary<string, Guid>> look = new();
    private readonly ConcurrentDictionary<string, CoalescedCall<bool>> reads = new(StringComparer.Ordinal);
    private readonly Lock guard = new();
    private IReadOnlyDictionary<string, Guid> heads = ImmutableDictionary<string, Guid>.Empty;
    private State state = new(RegisterSnapshot.Empty(kinds), ImmutableDictionary.Create<string, KnownPartition>(StringComparer.Ordinal));

    /// <summary>The records of a kind, with every write that was acknowledged before this call, or before the moment of the request that makes it.</summary>
    public async Task<KindSnapshot> Current(StoredKind kind, CancellationToken cancellation) =>
        (await Current(kind.Partitioning.Includes, cancellation)).Of(kind);

    /// <summary>The record of a kind with an id, as lists have it; null if there is none.</summary>
    /// <exception cref="InvalidOperationException">What is stored under the id is no record.</exception>
    public async Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) =>
        kind.Partitioning.Of(id) is { } partition ? (await Current(other => other == partition, cancellation)).Of(kind).Find(id) : null;

    public async Task<Register> Read(CancellationToken cancellation) => (await Current(_ => true, cancellation)).Register;

    public async Task<SeenRegister> See(Reader reader, CancellationToken cancellation) => (await Current(_ => true, cancellation)).See(reader);

    /// <summary>Looks which partitions were written to. <see cref="HeadOf"/> then knows of every write that was acknowledged before this call.</summary>
    /// <returns>All partitions.</returns>
    public async Task<IEnumerable<string>> LookAtPartitions(CancellationToken cancellation)
    {
        var seen = await Heads(cancellation);
        return Volatile.Read(ref state).Partitions.Keys.Union(seen.Keys);
    }

    /// <summary>The head of a partition when somebody looked last; null if it had none.</summary>
    public Guid? HeadOf(string partition) => Volatile.Read(ref heads).TryGetValue(partition, out var head) ? head : null;

    /// <summary>The moment (UTC) of the last change of a partition that is surely read.</summary>
    public DateTimeOffset PositionOf(string partition) => Volatile.Read(ref state).Partitions.GetValueOrDefault(partition)?.Position ?? default;

    private async Task<RegisterSnapshot> Current(Func<string, bool> matters, CancellationToken cancellation)
    {
        var seen = await Heads(cancellation);
        var known = Volatile.Read(ref state).Partitions;
        await Task.WhenAll(seen
            .Where(head => matters(head.Key) && known.GetValueOrDefault(head.Key)?.Head != head.Value)
            .Select(head => reads.GetOrAdd(head.Key, _ => new CoalescedCall<bool>()).Call(() => Repeated(() => ReadAgain(head.Key)), cancellation)));
        return Volatile.Read(ref state).Snapshot;
    }

    private Task<IReadOnlyDictionary<string, Guid>> Heads(CancellationToken cancellation) =>
        moments.Heads(() => look.Call(() => Repeated(Look), CancellationToken.None), cancellation);

    /// <summary>Looks which partitions were written to. The first look reads all of them.</summary>
    private async Task<IReadOnlyDictionary<string, Guid>> Look()
    {
        var table = await register.Open(CancellationToken.None);
        var found = await register.Heads.Read(CancellationToken.None);
        Volatile.Write(ref heads, found);
        if (state.Partitions.IsEmpty)
        {
            var all = (await RegisterPartitions.All(table, kinds, CancellationToken.None)).Union(found.Keys);
            var read = new ConcurrentDictionary<string, PartitionRecords>(StringComparer.Ordinal);
            var reader = new PartitionReader(table, kinds);
            await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce }, async (partition, ended) =>
                read[partition] = await reader.All(partition, ended));
            Keep(read, found);
        }

        missing.LookSometimes(table, found, state.Partitions);
        return found;
    }

    /// <summary>Reads what was changed in a partition since it was read last. False if nothing was.</summary>
    private async Task<bool> ReadAgain(string partition)
    {
        var before = Volatile.Read(ref heads);
        var known = Volatile.Read(ref state).Partitions.GetValueOrDefault(partition);
        if (known is not null && known.Head == before[partition])
        {
            return false;
        }

        var reader = new PartitionReader(await register.Open(CancellationToken.None), kinds);
        var read = known is not null && clock.GetUtcNow() - known.Position < LongestGap
            ? await reader.Since(partition, known.Position, CancellationToken.None)
            : await reader.All(partition, CancellationToken.None);
        Keep([KeyValuePair.Create(partition, read)], before);
        return true;
    }

    /// <param name="read">What was read of some partitions.</param>
    /// <param name="before">The heads as they were before that.</param>
    private void Keep(IReadOnlyCollection<KeyValuePair<string, PartitionRecords>> read, IReadOnlyDictionary<string, Guid> before)
    {
        lock (guard)
        {
            var records = read.SelectMany(partition =>
                (partition.Value.AreAll ? state.Snapshot.PlacesIn(partition.Key) : []).Concat(partition.Value.Records));
            var known = read.Select(partition => KeyValuePair.Create(
                partition.Key, new KnownPartition(before.TryGetValue(partition.Key, out var head) ? head : null, partition.Value.Position)));
            Volatile.Write(ref state, new State(state.Snapshot.With(records), state.Partitions.SetItems(known)));
        }
    }

    /// <summary>Makes a call that others wait for, too: one request that storage refuses must not fail them all.</summary>
    private async Task<T> Repeated<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (attempt < MostAttempts)
            {
                Log.ReadAgain(logger, attempt, MostAttempts, fault.Message);
                await Task.Delay(Pause * attempt, CancellationToken.None);
            }
        }
    }

    /// <param name="Snapshot">The records.</param>
    /// <param name="Partitions">Up to where they were read.</param>
    private sealed record State(RegisterSnapshot Snapshot, ImmutableDictionary<string, KnownPartition> Partitions);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Attempt {Attempt} of {Attempts} to read what changed in the register failed: {Fault}")]
        public static partial void ReadAgain(ILogger logger, int attempt, int attempts, string fault);
    }
}

/// <summary>What is known of a partition.</summary>
/// <param name="Head">The value of its head before it was read; null if it had none.</param>
/// <param name="Position">The moment (UTC) of the last change that was surely read.</param>
internal sealed record KnownPartition(Guid? Head, DateTimeOffset Position);
