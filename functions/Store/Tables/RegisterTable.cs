using Azure.Data.Tables;
using CoProduction.Functions.Store.Tables.Live;

namespace CoProduction.Functions.Store.Tables;

/// <summary>The table that holds all records and their history. It is created on first use.</summary>
public sealed class RegisterTable : IDisposable
{
    private readonly CreatedOnFirstUse<TableClient> table;

    public RegisterTable(TableServiceClient service, StoragePrefix prefix, TimeProvider clock)
    {
        table = new CreatedOnFirstUse<TableClient>(service.GetTableClient($"{prefix}Register"), table => table.CreateIfNotExistsAsync());
        Sequence = new PartitionSequence(clock);
        Heads = new PartitionHeads(service, prefix);
        Groups = new GroupCommit(Sequence, Heads);
    }

    /// <summary>Orders the writes of this process and others to the table's partitions.</summary>
    public PartitionSequence Sequence { get; }

    /// <summary>Tells the readers of all processes which partitions were written to.</summary>
    internal PartitionHeads Heads { get; }

    /// <summary>Writes the single records of this process.</summary>
    internal GroupCommit Groups { get; }

    /// <summary>Returns the table, after creating it if necessary. If that fails, the next caller tries again.</summary>
    public ValueTask<TableClient> Open(CancellationToken cancellation) => table.Open(cancellation);

    public void Dispose() => Sequence.Dispose();
}
