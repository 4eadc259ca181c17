using CoProduction.Functions.Exchange.Files;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>The records of one kind: as the register has them, and as the import wants them.</summary>
internal sealed class Staged<TRecord>(IReadOnlyList<TRecord> register)
    where TRecord : class, IRecord
{
    private readonly Dictionary<string, TRecord> former = register.ToDictionary(record => record.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, (string File, int Line)> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TRecord> wanted = new(StringComparer.Ordinal);

    /// <summary>What the import states, in the order in which it does.</summary>
    public IReadOnlyCollection<TRecord> Wanted => wanted.Values;

    /// <summary>All records as they would be after the import.</summary>
    public IEnumerable<TRecord> After => former.Values.Where(record => !wanted.ContainsKey(record.Id)).Concat(wanted.Values);

    public IReadOnlyCollection<TRecord> Registered => former.Values;

    public TRecord? Former(string id) => former.GetValueOrDefault(id);

    public TRecord? Current(string id) => wanted.GetValueOrDefault(id) ?? Former(id);

    /// <summary>Where the record is stated first; null where it is not stated as a whole.</summary>
    public (string File, int Line)? PlaceOf(string id) => places.TryGetValue(id, out var place) ? place : null;

    /// <summary>What the import states that the register does not have, in the order in which it does.</summary>
    public IEnumerable<TRecord> New => wanted.Values.Where(record => !former.ContainsKey(record.Id));

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

    /// <summary>Takes what a sound row states; nothing where it was not sound.</summary>
    public void Put(TRecord? record)
    {
        if (record is not null)
        {
            wanted[record.Id] = record;
        }
    }
}
