using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Reads the changes that the transactions of <see cref="TableRecordStore"/> logged.</summary>
internal sealed class TableChangeLog(RegisterTable register, StoredKinds kinds, TimeProvider clock) : IChangeLog
{
    // No write takes this long, so no writer can still hold a token that is older.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation) =>
        await RegisterPartitions.All(await register.Open(cancellation), kinds, cancellation);

    public async Task<DateTimeOffset?> Last(string partition, CancellationToken cancellation) =>
        await PartitionSequence.Last(await register.Open(cancellation), partition, cancellation) is { Number: > 0, At: var at } ? at : null;

    public async IAsyncEnumerable<LoggedChange> From(
        string partition, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PartitionScan.Pages(
            await register.Open(cancellation), partition, RowKey.ChangesFrom(from), cancellation: cancellation))
        {
            foreach (var row in page)
            {
                var change = ChangeRow.Read(row);
                yield return change with { Records = [.. change.Records.Where(record => kinds.FindFact(record.Kind) is not null)] };
            }
        }
    }

    public async Task Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        foreach (var partition in await Partitions(cancellation))
        {
            await PartitionScan.Delete(table, partition, RowKey.ChangesBefore(before), where: null, cancellation);

            // The last row stays, because it determines the number of the next token.
            if (await PartitionSequence.Last(table, partition, cancellation) is { Number: > 1 and var last })
            {
                var old = clock.GetUtcNow() - LongestWrite;
                await PartitionScan.Delete(
                    table, partition, RowKey.FencingTokensBefore(last), TableClient.CreateQueryFilter($"At lt {old}"), cancellation);
            }
        }
    }
}
