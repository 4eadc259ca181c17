using Azure.Data.Tables;

namespace CoProduction.Functions.Tables;

/// <summary>The one table that holds all records and their history. It is made when it is first asked for.</summary>
public sealed class RegisterTable(TableServiceClient service, TablePrefix prefix, TimeProvider clock) : IDisposable
{
    private readonly TableClient table = service.GetTableClient($"{prefix}Register");
    private readonly SemaphoreSlim making = new(1, 1);
    private volatile bool made;

    /// <summary>The order in which this process and others write into the table's partitions.</summary>
    public PartitionTurns Turns { get; } = new(clock);

    /// <summary>The table, which exists by then. An attempt to make it that failed is made again by the next caller.</summary>
    public async ValueTask<TableClient> Open(CancellationToken cancellation)
    {
        if (made)
        {
            return table;
        }

        await making.WaitAsync(cancellation);
        try
        {
            if (!made)
            {
                await table.CreateIfNotExistsAsync(cancellation);
                made = true;
            }
        }
        finally
        {
            making.Release();
        }

        return table;
    }

    public void Dispose()
    {
        Turns.Dispose();
        making.Dispose();
    }
}
