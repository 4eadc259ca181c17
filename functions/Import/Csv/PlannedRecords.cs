using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The records of one kind that an import writes.</summary>
internal sealed record PlannedRecords(RecordKind Kind, IReadOnlyList<IRecord> Records)
{
    // How many records of an intent are in memory at a time.
    private const int Batch = 2_000;

    /// <summary>Writes the records into an import's intent, one a line.</summary>
    public async Task Log(TextWriter log)
    {
        foreach (var record in Records)
        {
            await log.WriteAsync(Kind.Write(record));
            await log.WriteAsync('\n');
        }
    }

    /// <summary>Writes the records of an import's intent into the register.</summary>
    public static async Task Put(RecordKind kind, TextReader log, IRecordStore store, Author author, CancellationToken cancellation)
    {
        var records = new List<IRecord>();
        while (await log.ReadLineAsync(cancellation) is { } json)
        {
            records.Add(kind.Read(json));
            if (records.Count == Batch)
            {
                await store.Put(kind, records, author, null, cancellation);
                records.Clear();
            }
        }

        await store.Put(kind, records, author, null, cancellation);
    }
}
