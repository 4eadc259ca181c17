using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// Makes the notes that other programs owe. A program that ends between a transaction and its note has acknowledged nothing, but its write is in the table, and
/// readers must learn of it.
/// </summary>
internal sealed partial class MissingNotes(RegisterTable register, StoredKinds kinds, TimeProvider clock, ILogger<MissingNotes> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private DateTimeOffset? looked;

    /// <summary>The look that began last; over if none did.</summary>
    public Task Looking { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// Looks at all partitions if nobody did in the last five seconds. Nobody waits for it. The first call only starts this time, because all partitions have just
    /// been read.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="heads">The heads of the partitions.</param>
    /// <param name="known">What was read of the partitions at which heads.</param>
    public void LookSometimes(TableClient table, IReadOnlyDictionary<string, Guid> heads, IReadOnlyDictionary<string, KnownPartition> known)
    {
        lock (guard)
        {
            var now = clock.GetUtcNow();
            looked ??= now;
            if (now - looked < Interval)
            {
                return;
            }

            looked = now;
            Looking = Task.Run(() => Look(table, heads, known), CancellationToken.None);
        }
    }

    private async Task Look(TableClient table, IReadOnlyDictionary<string, Guid> heads, IReadOnlyDictionary<string, KnownPartition> known)
    {
        try
        {
            var all = await RegisterPartitions.All(table, kinds, CancellationToken.None);
            await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce }, async (partition, ended) =>
            {
                if (IsRead(partition, heads, known) && (await PartitionSequence.Last(table, partition, ended)).At > (known.GetValueOrDefault(partition)?.Position ?? default))
                {
                    await register.Heads.Note(partition, ended);
                }
            });
        }
        catch (Exception fault)
        {
            Log.Failed(logger, fault);
        }
    }

    /// <summary>Whether a partition was read since its last note; one without a note counts as read.</summary>
    private static bool IsRead(string partition, IReadOnlyDictionary<string, Guid> heads, IReadOnlyDictionary<string, KnownPartition> known) =>
        !heads.TryGetValue(partition, out var head) || known.GetValueOrDefault(partition)?.Head == head;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Looking for writes that no program noted failed. The next answer after five seconds looks again.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
