using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// The ids of rows that can come without one: made of what the row states, with a number where several rows would get the same id. Two
/// rows with equal cells are refused, unless each has an id.
/// </summary>
/// <remarks>The numbers follow the order of the rows' cells, so that an id does not depend on where its row stands in the file.</remarks>
internal sealed class CountedIds
{
    private const string Id = "id";

    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<Waiting> rows = [];

    /// <summary>Gives a row's record its id once the whole file is read.</summary>
    /// <param name="row">The row, with the id of its record or without.</param>
    /// <param name="make">Makes the id of a row without one.</param>
    /// <param name="take">Takes the record with its id.</param>
    public void Add(Row row, Func<RecordId> make, Action<RecordId> take)
    {
        if (row.Find(Id) is not null)
        {
            Wait(row.Parse<RecordId>(Id), null);
        }
        else if (!lines.TryAdd(row.Content, row.Line))
        {
            row.Fault("source", $"Line {lines[row.Content]} is equal to this one; give each row an id if both are meant.");
        }
        else
        {
            Wait(row.Make(make, (Id, "scope")), OrderOf(row.Cells));
        }

        void Wait(RecordId? id, string? order)
        {
            if (id is not null)
            {
                rows.Add(new Waiting(id, order, take));
            }
        }
    }

    /// <summary>Gives every row its id, in the order of the file.</summary>
    public void Complete()
    {
        var numbers = rows.Where(row => row.Order is not null).GroupBy(row => row.Id)
            .SelectMany(same => same.OrderBy(row => row.Order, StringComparer.Ordinal).Index())
            .ToDictionary(place => place.Item, place => place.Index + 1);
        foreach (var row in rows)
        {
            row.Take(row.Id.Numbered(numbers.GetValueOrDefault(row, 1)));
        }

        rows.Clear();
    }

    /// <summary>The rows of these records. Rows that would get the same id state their ids, unless each would get its own.</summary>
    public static IEnumerable<Cells> Rows<TRecord>(
        IEnumerable<TRecord> records, Func<TRecord, RecordId> idOf, Func<TRecord, RecordId> idMade, Func<TRecord, Cells> row)
    {
        foreach (var same in records.GroupBy(idMade).OrderBy(same => same.Key.Value, StringComparer.Ordinal))
        {
            var written = same.Select(record => (Id: idOf(record), Cells: row(record))).Select(one => (one.Id, one.Cells, Order: OrderOf(one.Cells))).ToList();
            var needsIds = written.DistinctBy(one => one.Order, StringComparer.Ordinal).Count() < written.Count
                || written.OrderBy(one => one.Order, StringComparer.Ordinal).Index().Any(place => place.Item.Id != same.Key.Numbered(place.Index + 1));

            // In the order of their numbers: -n2 before -n10.
            foreach (var one in written.OrderBy(one => one.Id.Value.Length).ThenBy(one => one.Id.Value, StringComparer.Ordinal))
            {
                yield return one.Cells.With(Id, one.Id.Value, needsIds);
            }
        }
    }

    /// <summary>A text by which rows are put in order, whatever the order of their columns and whether empty ones are there at all.</summary>
    /// <remarks>
    /// The release comes last, because a file that needs no such column has none: among rows that differ otherwise, it must make no difference.
    /// No cell has a character as low as the one between them.
    /// </remarks>
    private static string OrderOf(IEnumerable<KeyValuePair<string, string>> cells) =>
        string.Join('\0', cells.Where(cell => cell.Key != Id && cell.Value.Length > 0)
            .OrderBy(cell => cell.Key == ReleaseCell.Column).ThenBy(cell => cell.Key, StringComparer.Ordinal)
            .SelectMany(cell => new[] { cell.Key, cell.Value }));

    /// <param name="Id">The id that the row states, or that it would get if it were the only one.</param>
    /// <param name="Order">Its place among the rows of the same id; null if it states its id.</param>
    /// <param name="Take">Takes the record with its id.</param>
    private sealed record Waiting(RecordId Id, string? Order, Action<RecordId> Take);
}
