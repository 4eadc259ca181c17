using CoProduction.Registry;
using CoProduction.Registry.Figures;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// The ids of rows that can come without one. A row that states what the register has, or corrects it, gets the id of that record; any other is a new
/// record (<see cref="FigureIds"/>). Two rows with equal cells are refused, unless each has an id.
/// </summary>
/// <remarks>The numbers follow the order of the rows' cells, so that an id does not depend on where its row stands in the file.</remarks>
internal sealed class CountedIds<TFigure>(Staged<TFigure> staged)
    where TFigure : class, IFigure
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<(Row Row, RecordId? Id, TFigure? Figure, Action<RecordId> Take)> rows = [];

    /// <summary>Gives a row's record its id once the whole file is read.</summary>
    /// <param name="row">The row, with the id of its record or without.</param>
    /// <param name="make">Makes what the row states, with the id of its subject.</param>
    /// <param name="take">Takes the record with its id.</param>
    public void Add(Row row, Func<TFigure> make, Action<RecordId> take)
    {
        if (row.Find(CountedIds.Id) is not null)
        {
            if (row.Parse<RecordId>(CountedIds.Id) is { } id)
            {
                rows.Add((row, id, null, take));
            }
        }
        else if (!lines.TryAdd(row.Content, row.Line))
        {
            row.Fault("source", $"Line {lines[row.Content]} is equal to this one; give each row an id if both are meant.");
        }
        else if (row.Make(make, (CountedIds.Id, "scope"), ("value", "value"), ("unit", "unit")) is { } figure)
        {
            rows.Add((row, null, figure, take));
        }
    }

    /// <summary>Gives every row its id, in the order of the file.</summary>
    public void Complete()
    {
        var stated = rows.Select(row => row.Id?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var open = rows.Where(row => row.Figure is not null).OrderBy(row => CountedIds.OrderOf(row.Row.Cells), StringComparer.Ordinal).ToArray();
        var registered = staged.Registered.OfType<TFigure>().Where(figure => !stated.Contains(figure.Id));
        var ids = open.Length == 0 ? [] : FigureIds.Assign([.. open.Select(row => row.Figure!)], registered, stated);
        var made = open.Zip(ids).ToDictionary(pair => pair.First.Row, pair => pair.Second);
        foreach (var row in rows)
        {
            if ((row.Id ?? made[row.Row]) is { } id)
            {
                row.Take(id);
            }
            else
            {
                row.Row.Fault("source", FigureIds.Unclear);
            }
        }

        rows.Clear();
    }
}

/// <summary>The rows of records that can come without an id.</summary>
internal static class CountedIds
{
    public const string Id = "id";

    /// <summary>The rows of these records. Rows that would get the same id state their ids, unless each would get its own.</summary>
    public static IEnumerable<Cells> Rows<TFigure>(IEnumerable<TFigure> records, Func<TFigure, Cells> row)
        where TFigure : IFigure
    {
        foreach (var same in records.GroupBy(record => record.SubjectId).OrderBy(same => same.Key.Value, StringComparer.Ordinal))
        {
            var written = same.Select(record => (record.Id, Cells: row(record))).Select(one => (one.Id, one.Cells, Order: OrderOf(one.Cells))).ToList();
            var needsIds = written.DistinctBy(one => one.Order, StringComparer.Ordinal).Count() < written.Count
                || written.OrderBy(one => one.Order, StringComparer.Ordinal).Index().Any(place => place.Item.Id != same.Key.Numbered(place.Index + 1).Value);

            // In the order of their numbers: -n2 before -n10.
            foreach (var one in written.OrderBy(one => one.Id.Length).ThenBy(one => one.Id, StringComparer.Ordinal))
            {
                yield return one.Cells.With(Id, one.Id, needsIds);
            }
        }
    }

    /// <summary>A text by which rows are put in order, whatever the order of their columns and whether empty ones are there at all.</summary>
    /// <remarks>
    /// The release comes last, because a file that needs no such column has none: among rows that differ otherwise, it must make no difference.
    /// No cell has a character as low as the one between them.
    /// </remarks>
    public static string OrderOf(IEnumerable<KeyValuePair<string, string>> cells) =>
        string.Join('\0', cells.Where(cell => cell.Key != Id && cell.Value.Length > 0)
            .OrderBy(cell => cell.Key == ReleaseCell.Column).ThenBy(cell => cell.Key, StringComparer.Ordinal)
            .SelectMany(cell => new[] { cell.Key, cell.Value }));
}
