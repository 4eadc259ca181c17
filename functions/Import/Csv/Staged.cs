using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The records of one kind: as the register has them, and as the import states them.</summary>
internal abstract class Staged
{
    private readonly Dictionary<string, (string File, int? Line)> places = new(StringComparer.Ordinal);

    /// <summary>The records that the register has.</summary>
    public abstract IEnumerable<IRecord> Registered { get; }

    /// <summary>The records that the import states, in its order.</summary>
    public abstract IEnumerable<IRecord> Stated { get; }

    /// <summary>The register's record with this id; null where it has none.</summary>
    public abstract IRecord? FormerOf(string id);

    /// <summary>Where the import states a record first. There is no line where it states only parts of a registered record.</summary>
    public (string File, int? Line) PlaceOf(string id) => places[id];

    /// <summary>Whether the register has a record with this id, or the import states one. A row with other faults counts too.</summary>
    public bool Has(string id) => places.ContainsKey(id) || FormerOf(id) is not null;

    /// <summary>Keeps an id for a row; false, with a fault, where an earlier row has it.</summary>
    public bool Claim(Row row, string column, string id)
    {
        if (places.TryAdd(id, (row.File, row.Line)))
        {
            return true;
        }

        var (file, line) = places[id];
        row.Fault(column, $"{id} stands on line {line}{(file == row.File ? "" : $" of {file}")} already.");
        return false;
    }

    /// <summary>Notes the file that states a part of a record, unless a row states the record as a whole.</summary>
    protected void NotePart(string id, string file) => places.TryAdd(id, (file, null));
}

/// <inheritdoc/>
internal sealed class Staged<TRecord>(IEnumerable<TRecord> register) : Staged
    where TRecord : class, IRecord
{
    private readonly Dictionary<string, TRecord> former = register.ToDictionary(record => record.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, TRecord> stated = new(StringComparer.Ordinal);

    /// <summary>All records as they are after the import.</summary>
    public IEnumerable<TRecord> After => former.Values.Where(record => !stated.ContainsKey(record.Id)).Concat(stated.Values);

    public override IEnumerable<IRecord> Registered => former.Values;

    public override IEnumerable<IRecord> Stated => stated.Values;

    public override IRecord? FormerOf(string id) => Former(id);

    public TRecord? Former(string id) => former.GetValueOrDefault(id);

    public TRecord? Current(string id) => stated.GetValueOrDefault(id) ?? Former(id);

    /// <summary>Takes what a row states; nothing where the row has a fault.</summary>
    public void Put(TRecord? record)
    {
        if (record is not null)
        {
            stated[record.Id] = record;
        }
    }

    /// <summary>Takes a record of which this file states a part.</summary>
    public void PutPart(TRecord record, string file)
    {
        NotePart(record.Id, file);
        Put(record);
    }
}
