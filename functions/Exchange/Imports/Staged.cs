using CoProduction.Functions.Exchange.Files;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>The records of one kind: as the register has them, and as the import wants them.</summary>
/// <param name="partsFile">The file that can state a part of a record that no other file of the import names.</param>
internal abstract class Staged(string partsFile)
{
    private readonly Dictionary<string, (string File, int Line)> places = new(StringComparer.Ordinal);

    public string PartsFile => partsFile;

    /// <summary>What the import states, in the order in which it does.</summary>
    public abstract IEnumerable<IRecord> Stated { get; }

    /// <summary>The record with this id as the register has it; null where it has none.</summary>
    public abstract IRecord? FormerOf(string id);

    /// <summary>Where the record is stated first; null where it is not stated as a whole.</summary>
    public (string File, int Line)? PlaceOf(string id) => places.TryGetValue(id, out var place) ? place : null;

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
}

/// <inheritdoc/>
internal sealed class Staged<TRecord>(IReadOnlyList<TRecord> register, string partsFile = "") : Staged(partsFile)
    where TRecord : class, IRecord
{
    private readonly Dictionary<string, TRecord> former = register.ToDictionary(record => record.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, TRecord> wanted = new(StringComparer.Ordinal);

    /// <summary>All records as they would be after the import.</summary>
    public IEnumerable<TRecord> After => former.Values.Where(record => !wanted.ContainsKey(record.Id)).Concat(wanted.Values);

    public IReadOnlyCollection<TRecord> Registered => former.Values;

    public override IEnumerable<IRecord> Stated => wanted.Values;

    public override IRecord? FormerOf(string id) => Former(id);

    public TRecord? Former(string id) => former.GetValueOrDefault(id);

    public TRecord? Current(string id) => wanted.GetValueOrDefault(id) ?? Former(id);

    /// <summary>What the import states that the register does not have, in the order in which it does.</summary>
    public IEnumerable<TRecord> New => wanted.Values.Where(record => !former.ContainsKey(record.Id));

    /// <summary>Takes what a sound row states; nothing where it was not sound.</summary>
    public void Put(TRecord? record)
    {
        if (record is not null)
        {
            wanted[record.Id] = record;
        }
    }
}
