using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Store;

internal static class StoreExtensions
{
    /// <summary>Brings records to this state, whatever the store has of them.</summary>
    public static Task<PutResult> Put(
        this IRecordStore store, StoredKind kind, IEnumerable<IRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation) =>
        store.Put(kind, [.. records.Select(record => new PlannedWrite(record))], author, seenAt: null, progress, cancellation);
}
