using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The lines of all factories by item, and their known present rates by item and partner.</summary>
public sealed class RegisteredLines
{
    private readonly List<RegisteredLine>?[] lines;
    private readonly double[]?[] current;
    private readonly bool[] hasRate;
    private readonly ILookup<int, PlannedLine> expandingOf;
    private readonly int[][] unknownOf;

    public RegisteredLines(Register register, ItemIndex items, PartnerIndex partners, Horizon horizon)
    {
        lines = new List<RegisteredLine>?[items.Count];
        current = new double[]?[items.Count];
        hasRate = new bool[items.Count];
        var known = new List<RegisteredLine>(register.Factories.Count);
        var expanding = new List<(PlannedLine, int, int)>();
        var unknown = new List<RegisteredLine>();
        foreach (var registered in RegisteredLine.Of(register.Factories))
        {
            if (items.Find(registered.Line.Item) is not { } item)
            {
                unknown.Add(registered);
                continue;
            }

            known.Add(registered);
            if (!items.IsProduct(item) || registered.Line.Stage == Line.Complete)
            {
                (lines[item] ??= []).Add(registered);
                var partner = partners.NumberOf(registered.Factory.Partner);
                if (registered.Current is { } rate)
                {
                    (current[item] ??= new double[partners.Count])[partner] += rate;
                    hasRate[item] = true;
                }

                if (registered.Line.Expansions.Count > 0)
                {
                    expanding.Add((new PlannedLine(registered, horizon), item, partner));
                }
            }
        }

        OfKnownItems = known;
        OfUnknownItems = unknown;
        Expanding = expanding;
        expandingOf = expanding.ToLookup(each => each.Item2, each => each.Item1);
        var newlyPublished = expanding.Where(each => each.Item1.IsUnknown).ToLookup(each => each.Item2, each => each.Item3);
        unknownOf = [.. Enumerable.Range(0, items.Count).Select(item => newlyPublished[item].Distinct().Order().ToArray())];
    }

    /// <summary>The lines that have expansions, with the numbers of their items and partners.</summary>
    public IReadOnlyList<(PlannedLine Line, int Item, int Partner)> Expanding { get; }

    /// <summary>
    /// Every line of an item that the register knows, whether it counts towards the item or not, in the order of factory, item and stage.
    /// </summary>
    public IReadOnlyList<RegisteredLine> OfKnownItems { get; }

    /// <summary>Lines of items that the register does not know; they count nowhere.</summary>
    public IReadOnlyList<RegisteredLine> OfUnknownItems { get; }

    /// <summary>The lines that count towards the item. For a product, these are only the lines that finish it.</summary>
    public IReadOnlyList<RegisteredLine> Of(int item) => lines[item] ?? [];

    /// <summary>The lines that count towards the item and have expansions.</summary>
    public IEnumerable<PlannedLine> ExpandingOf(int item) => expandingOf[item];

    /// <summary>The numbers of the partners that have lines of the item with an unknown rate and expansions, ascending.</summary>
    public ReadOnlySpan<int> UnknownOf(int item) => unknownOf[item];

    /// <summary>Whether some line of the item has a known rate now.</summary>
    public bool HasRate(int item) => hasRate[item];

    /// <summary>The sum of the known present rates, units a month.</summary>
    public double Current(int item, int partner) => current[item]?[partner] ?? 0;
}
