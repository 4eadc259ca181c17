using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// The ids of rows that can come without one: made of what the row states, with a number in the order of the file where several rows
/// would get the same id. Two rows with equal cells are refused, unless each has an id.
/// </summary>
internal sealed class CountedIds
{
    private readonly Dictionary<RecordId, int> counts = [];
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public RecordId? IdOf(Row row, Func<RecordId> make)
    {
        if (row.Find("id") is not null)
        {
            return row.Parse<RecordId>("id");
        }

        if (!lines.TryAdd(row.Content, row.Line))
        {
            row.Fault("source", $"Line {lines[row.Content]} is equal to this one; give each row an id if both are meant.");
            return null;
        }

        return row.Make(make, ("id", "scope")) is { } id ? id.Numbered(Count(id)) : null;
    }

    /// <summary>The rows of these records. A row states its id where it would otherwise get another one.</summary>
    public static IEnumerable<Cells> Rows<TRecord>(
        IEnumerable<TRecord> records, Func<TRecord, RecordId> idOf, Func<TRecord, RecordId> idMade, Func<TRecord, Cells> row)
    {
        var ids = new CountedIds();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in InOrder(records, idOf, idMade))
        {
            var (id, made, cells) = (idOf(record), idMade(record), row(record));
            var isCounted = id == made.Numbered(ids.Count(made));
            var isNew = seen.Add(string.Join('\u001f', cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value)));
            yield return cells.With("id", id.Value, !isCounted || !isNew);
        }
    }

    // In the order of their numbers: -n2 before -n10.
    private static IEnumerable<TRecord> InOrder<TRecord>(
        IEnumerable<TRecord> records, Func<TRecord, RecordId> idOf, Func<TRecord, RecordId> idMade) =>
        records.OrderBy(record => idMade(record).Value, StringComparer.Ordinal)
            .ThenBy(record => idOf(record).Value.Length)
            .ThenBy(record => idOf(record).Value, StringComparer.Ordinal);

    private int Count(RecordId id) => counts[id] = counts.GetValueOrDefault(id) + 1;
}
