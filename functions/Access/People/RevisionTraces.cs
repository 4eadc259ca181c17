using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Access.People;

/// <summary>Counts the revisions that somebody made. Storage looks at every revision of the register, and answers with those that are meant.</summary>
internal sealed class RevisionTraces(RegisterTable register, StoredKinds kinds) : ITraces
{
    public TracePlace Place => TracePlace.History;

    public async Task<int> Count(string author, CancellationToken cancellation)
    {
        var (table, filter, count) = (await register.Open(cancellation), AuthorFilter.Of(nameof(Revision.By), author), 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(await RegisterPartitions.All(table, kinds, cancellation), parallel, async (partition, ended) =>
            Interlocked.Add(ref count, await PartitionScan.Count(table, partition, RowKey.Histories, filter, ended)));
        return count;
    }
}
