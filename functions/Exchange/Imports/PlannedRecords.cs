using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>The records of one kind that an import is going to write.</summary>
internal sealed record PlannedRecords(RecordKind Kind, IReadOnlyList<IRecord> Records)
{
    // How many records of a log are in memory at a time.
    private const int Batch = 2_000;

    /// <summary>Finds out which of the records that an import states are new or changed.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="staged">What the import states of it.</param>
    /// <param name="caller">Whose rights hold; null where everything is allowed.</param>
    /// <param name="today">The day of the import.</param>
    /// <param name="outcomes">Receives what is to be done with each record.</param>
    /// <param name="faults">Receives what speaks against it.</param>
    public static PlannedRecords Of(RecordKind kind, Staged staged, Caller? caller, DateOnly today, List<RecordOutcome> outcomes, Faults faults)
    {
        var changed = new List<IRecord>();
        foreach (var record in staged.Stated)
        {
            var place = staged.PlaceOf(record.Id);
            var file = place?.File ?? staged.PartsFile;
            try
            {
                var action = ImportedAction.Of(kind, record, staged.FormerOf(record.Id), today);
                outcomes.Add(new RecordOutcome(file, place?.Line, kind.Name, record.Id, action));
                if (action is not null && caller?.MayWrite(record.Keeper) == false)
                {
                    faults.Add(file, place?.Line, null, record.Id, Keepers.Refusal(record.Keeper), Resources.Fault.Forbidden);
                }
                else if (action is not null)
                {
                    changed.Add(record);
                }
            }
            catch (RecordTooLargeException tooLarge)
            {
                faults.Add(file, place?.Line, null, record.Id, tooLarge.Message);
            }
        }

        return new PlannedRecords(kind, changed);
    }

    /// <summary>Writes them into an import's log, one a line.</summary>
    public async Task Log(TextWriter log)
    {
        foreach (var record in Records)
        {
            await log.WriteAsync(Kind.Write(record));
            await log.WriteAsync('\n');
        }
    }

    /// <summary>Brings the register to the records of an import's log.</summary>
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
