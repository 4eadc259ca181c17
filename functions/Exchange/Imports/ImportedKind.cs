using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>One kind of record on its way from an import into its registry.</summary>
internal interface IImportedKind
{
    /// <summary>The kind's word.</summary>
    string Word { get; }

    /// <summary>Finds out which of the records that the import states are new or changed.</summary>
    /// <param name="intake">What the import states.</param>
    /// <param name="caller">Whose rights hold; null where everything is allowed.</param>
    /// <param name="today">The day of the import.</param>
    /// <param name="outcomes">Takes what is to be done with each record.</param>
    /// <param name="faults">Takes what speaks against it.</param>
    IPlannedRecords Plan(Intake intake, Caller? caller, DateOnly today, List<RecordOutcome> outcomes, Faults faults);

    /// <summary>Brings the register to the records of an import's log.</summary>
    Task Put(TextReader log, Author author, CancellationToken cancellation);
}

/// <summary>The records of one kind that an import is going to write.</summary>
internal interface IPlannedRecords
{
    string Word { get; }

    int Count { get; }

    /// <summary>Writes them into an import's log, one a line.</summary>
    Task Log(TextWriter log);

    /// <summary>Writes them into the register.</summary>
    Task Put(Author author, IProgress<int>? progress, CancellationToken cancellation);
}

/// <param name="kind">The kind.</param>
/// <param name="registry">Where its records are kept.</param>
/// <param name="stagedIn">Where the import states them.</param>
/// <param name="partsFile">The file that can state a part of a record that no other file of the import names.</param>
internal sealed class ImportedKind<TRecord>(
    RecordKind<TRecord> kind, IRegistry<TRecord> registry, Func<Intake, Staged<TRecord>> stagedIn, string partsFile = "") : IImportedKind
    where TRecord : class, IRecord
{
    // How many records of a log are in memory at a time.
    private const int Batch = 2_000;

    public string Word => kind.Word;

    public IPlannedRecords Plan(Intake intake, Caller? caller, DateOnly today, List<RecordOutcome> outcomes, Faults faults)
    {
        var staged = stagedIn(intake);
        var changed = new List<TRecord>();
        foreach (var record in staged.Wanted)
        {
            var place = staged.PlaceOf(record.Id);
            var file = place?.File ?? partsFile;
            try
            {
                var action = ImportedAction.Of(kind, record, staged.Former(record.Id), today);
                outcomes.Add(new RecordOutcome(file, place?.Line, kind.Word, record.Id, action));
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

        return new Planned(this, changed);
    }

    public async Task Put(TextReader log, Author author, CancellationToken cancellation)
    {
        var records = new List<TRecord>();
        while (await log.ReadLineAsync(cancellation) is { } json)
        {
            records.Add(kind.Decode(json));
            if (records.Count == Batch)
            {
                await registry.Put(records, author, null, cancellation);
                records.Clear();
            }
        }

        await registry.Put(records, author, null, cancellation);
    }

    private string Encode(TRecord record) => kind.Encode(record);

    private Task<Written> Write(List<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation) =>
        registry.Put(records, author, progress, cancellation);

    private sealed class Planned(ImportedKind<TRecord> owner, List<TRecord> records) : IPlannedRecords
    {
        public string Word => owner.Word;

        public int Count => records.Count;

        public async Task Log(TextWriter log)
        {
            foreach (var record in records)
            {
                await log.WriteAsync(owner.Encode(record));
                await log.WriteAsync('\n');
            }
        }

        public async Task Put(Author author, IProgress<int>? progress, CancellationToken cancellation) =>
            await owner.Write(records, author, progress, cancellation);
    }
}
