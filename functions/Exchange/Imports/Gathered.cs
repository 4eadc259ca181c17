using CoProduction.Functions.Exchange.Files;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>Records that several rows state together: the first row its head, each row one part.</summary>
internal sealed class Gathered<THead, TPart>
    where THead : class
    where TPart : class
{
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Draft> Drafts => drafts.Values;

    public Draft? Find(string id) => drafts.GetValueOrDefault(id);

    /// <summary>The draft to which a row belongs, once it agrees with the first row of that draft on the columns of the head.</summary>
    public Draft Join(Row row, string id, IEnumerable<string> shared, Func<THead> make, params (string Parameter, string Column)[] places)
    {
        if (!drafts.TryGetValue(id, out var draft))
        {
            draft = new Draft(row);
            drafts.Add(id, draft);
            draft.Head = row.Make(make, [.. places.DefaultIfEmpty((id, "kind"))]);
            return draft;
        }

        foreach (var column in shared.Where(column => row.Find(column) != draft.First.Find(column)))
        {
            row.Fault(column, $"Must say what line {draft.First.Line} says: '{draft.First.Find(column)}'.");
        }

        return draft;
    }

    internal sealed class Draft(Row first)
    {
        private readonly Dictionary<object, int> lines = [];
        private readonly List<TPart> parts = [];

        public Row First { get; } = first;

        /// <summary>What the first row states of the whole; null where that row is not sound.</summary>
        public THead? Head { get; set; }

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
