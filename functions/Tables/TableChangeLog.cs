using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>Reads what the transactions of <see cref="TableRecordStore"/> logged.</summary>
internal sealed class TableChangeLog(RegisterTable register, RecordKinds kinds, TimeProvider clock) : IChangeLog
{
    // No write takes so long: whoever means an old turn has given up by then.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation) =>
        await RegisterPartitions.All(await register.Open(cancellation), kinds, cancellation);

    public async Task<DateTimeOffset?> Last(string partition, CancellationToken cancellation) =>
        await PartitionTurns.Last(await register.Open(cancellation), partition, cancellation) is { Number: > 0, At: var at } ? at : null;

    public async IAsyncEnumerable<LoggedChange> From(
        string partition, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PartitionScan.Pages(
            await register.Open(cancellation), partition, RowKey.ChangesFrom(from), cancellation: cancellation))
        {
            foreach (var row in page)
            {
                yield return ChangeRow.Read(row);
            }
        }
    }

    public async Task Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        foreach (var partition in await Partitions(cancellation))
        {
            await PartitionScan.Delete(table, partition, RowKey.ChangesBefore(before), where: null, cancellation);

            // The last turn stays: it tells the next its number.
            if (await PartitionTurns.Last(table, partition, cancellation) is { Number: > 1 and var last })
            {
                var old = clock.GetUtcNow() - LongestWrite;
                await PartitionScan.Delete(
                    table, partition, RowKey.TurnsBefore(last), TableClient.CreateQueryFilter($"At lt {old}"), cancellation);
            }
        }
    }
}
