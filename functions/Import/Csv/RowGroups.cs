namespace CoProduction.Functions.Import.Csv;

/// <summary>Records that several rows state together, by id: the first row states the head, and each row one part.</summary>
internal sealed class RowGroups<THead, TPart>
    where THead : class
    where TPart : class
{
    private readonly Dictionary<string, RowGroup> groups = new(StringComparer.Ordinal);

    public IReadOnlyCollection<RowGroup> All => groups.Values;

    public RowGroup? Find(string id) => groups.GetValueOrDefault(id);

    /// <summary>
    /// The group that a row belongs to. A later row must say the same as the first in the shared columns; the head is made of the first
    /// row only.
    /// </summary>
    public RowGroup Join(Row row, string id, IEnumerable<string> shared, Func<THead> make, params (string Parameter, string Column)[] places)
    {
        if (!groups.TryGetValue(id, out var group))
        {
            group = new RowGroup(row, row.Make(make, [.. places.DefaultIfEmpty((id, "kind"))]));
            groups.Add(id, group);
            return group;
        }

        foreach (var column in shared.Where(column => row.Find(column) != group.First.Find(column)))
        {
            row.Fault(column, $"Must say what line {group.First.Line} says: '{group.First.Find(column)}'.");
        }

        return group;
    }

    /// <summary>The rows that state one record.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="head">What the first row states of the whole record; null where that row has a fault.</param>
    internal sealed class RowGroup(Row first, THead? head)
    {
        private readonly Dictionary<object, int> lines = [];
        private readonly List<TPart> parts = [];

        public Row First => first;

        public THead? Head => head;

        public IReadOnlyList<TPart> Parts => parts;

        /// <summary>Adds a row's part, unless an earlier row has the same key.</summary>
        public void Add(Row row, object key, TPart part, string column, string saying)
        {
            if (lines.TryAdd(key, row.Line))
            {
                parts.Add(part);
            }
            else
            {
                row.Fault(column, $"Line {lines[key]} {saying} already.");
            }
        }
    }
}
