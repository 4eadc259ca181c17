using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure.Data.Tables;
using CoProduction.Functions.Store.Snapshots;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// The register in the memory of this instance. Before each answer, one query of <see cref="PartitionHeads"/> says which partitions were written to, and only
/// what was changed in these is read again. So an answer is never older than the last write that was acknowledged before it was asked for.
/// </summary>
internal sealed partial class LiveRegister(RegisterTable register, StoredKinds kinds, TimeProvider clock, ILogger<LiveRegister> logger) : IRegisterReader
{
    /// <summary>How often all partitions are looked at, for the writes of a program that ended before it noted them.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    /// <summary>After this time, a partition is read as a whole: its oldest changes are forgotten.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(60);

    private const int MostAttempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CoalescedCall<RegisterSnapshot> refresh = new();
    private readonly ConcurrentQueue<string> suspects = new();
    private ImmutableDictionary<string, State> partitions = ImmutableDictionary.Create<string, State>(StringComparer.Ordinal);
    private RegisterSnapshot snapshot = RegisterSnapshot.Empty(kinds);
    private DateTimeOffset looked;

    /// <summary>The records as they are, with every write that was acknowledged before this call.</summary>
    public Task<RegisterSnapshot> Current(CancellationToken cancellation) => refresh.Call(Refresh, cancellation);

    public async Task<Register> Read(CancellationToken cancellation) => (await Current(cancellation)).Register;

    /// <summary>Reads what was written. All who ask at the same time wait for it, so that one request that storage refuses must not fail them all.</summary>
    private async Task<RegisterSnapshot> Refresh()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RefreshOnce();
            }
            catch (Exception fault) when (attempt < MostAttempts)
            {
                Log.ReadAgain(logger, attempt, MostAttempts, fault.Message);
                await Task.Delay(Pause * attempt, CancellationToken.None);
            }
        }
    }

    private async Task<RegisterSnapshot> RefreshOnce()
    {
        var table = await register.Open(CancellationToken.None);
        var heads = await register.Heads.Read(CancellationToken.None);
        var moved = heads.Where(head => partitions.GetValueOrDefault(head.Key)?.Head != head.Value).Select(head => head.Key).ToHashSet(StringComparer.Ordinal);
        if (partitions.IsEmpty)
        {
            moved.UnionWith(await RegisterPartitions.All(table, kinds, CancellationToken.None));
            looked = clock.GetUtcNow();
        }

        while (suspects.TryDequeue(out var suspect))
        {
            moved.Add(suspect);
        }

        if (moved.Count > 0)
        {
            await Read(table, moved, heads);
        }

        if (clock.GetUtcNow() - looked >= LookInterval)
        {
            looked = clock.GetUtcNow();
            _ = Task.Run(() => Look(table), CancellationToken.None);
        }

        return snapshot;
    }

    private async Task Read(TableClient table, IEnumerable<string> moved, IReadOnlyDictionary<string, Guid> heads)
    {
        var read = new ConcurrentDictionary<string, PartitionRecords>(StringComparer.Ordinal);
        var reader = new PartitionReader(table, kinds);
        await Parallel.ForEachAsync(moved, new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce }, async (partition, ended) =>
            read[partition] = partitions.GetValueOrDefault(partition) is { } known && clock.GetUtcNow() - known.Position < LongestGap
                ? await reader.Since(partition, known.Position, ended)
                : await reader.All(partition, ended));
        snapshot = snapshot.With(read.SelectMany(partition =>
            (partition.Value.AreAll ? snapshot.PlacesIn(partition.Key) : []).Concat(partition.Value.Records)));
        partitions = partitions.SetItems(read.Select(partition => KeyValuePair.Create(
            partition.Key, new State(heads.TryGetValue(partition.Key, out var head) ? head : null, partition.Value.Position))));
    }

    /// <summary>Looks whether a partition was written to without a note. Such a write was not acknowledged.</summary>
    private async Task Look(TableClient table)
    {
        try
        {
            var known = Volatile.Read(ref partitions);
            var all = await RegisterPartitions.All(table, kinds, CancellationToken.None);
            await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce }, async (partition, ended) =>
            {
                if (await PartitionSequence.Last(table, partition, ended) is var (_, at) && (known.GetValueOrDefault(partition)?.Position ?? default) < at)
                {
                    suspects.Enqueue(partition);
                }
            });
        }
        catch (Exception fault)
        {
            Log.LookFailed(logger, fault);
        }
    }

    /// <summary>What is known of a partition.</summary>
    /// <param name="Head">The value of its head before it was read; null if it had none.</param>
    /// <param name="Position">The moment (UTC) of the last change that was surely read.</param>
    private sealed record State(Guid? Head, DateTimeOffset Position);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Reading what changed in the register failed in attempt {Attempt} of {Attempts}, and is tried again: {Fault}")]
        public static partial void ReadAgain(ILogger logger, int attempt, int attempts, string fault);

        [LoggerMessage(LogLevel.Warning, "Looking at all partitions for writes without a note failed. The next answer but for 5 seconds looks again.")]
        public static partial void LookFailed(ILogger logger, Exception fault);
    }
}
