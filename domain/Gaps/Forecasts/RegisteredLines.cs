using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The lines of all factories by item, and their known present rates by item and partner.</summary>
public sealed class RegisteredLines
{
    private readonly List<RegisteredLine>?[] lines;
    private readonly double[]?[] current;
    private readonly double[] unstated;
    private readonly bool[] hasRate;
    private readonly bool[] hasFigure;
    private readonly List<PlannedLine>?[] expandingOf;
    private readonly int[][] unknownOf;

    /// <param name="register">The records.</param>
    /// <param name="items">The items.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which plans may have been carried out.</param>
    /// <param name="slip">By line, the months by which a scenario has moved its open plans; null if none has moved.</param>
    public RegisteredLines(
        Register register, ItemIndex items, PartnerIndex partners, Horizon horizon, Month asOf, Func<RegisteredLine, int>? slip = null)
    {
        lines = new List<RegisteredLine>?[items.Count];
        current = new double[]?[items.Count];
        unstated = new double[items.Count];
        hasRate = new bool[items.Count];
        hasFigure = new bool[items.Count];
        expandingOf = new List<PlannedLine>?[items.Count];
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
                    unstated[item] += UnstatedGrowth.IsStated(registered.Line, isCovered: false) ? 0 : rate;
                    hasRate[item] = true;
                    hasFigure[item] = true;
                }

                if (registered.Line.Expansions.Count > 0)
                {
                    var planned = new PlannedLine(registered, horizon, asOf.Plus(1 + (slip?.Invoke(registered) ?? 0)));
                    hasFigure[item] |= planned.HasRate;
                    expanding.Add((planned, item, partner));
                    (expandingOf[item] ??= []).Add(planned);
                }
            }
        }

        OfKnownItems = known;
        OfUnknownItems = unknown;
        Expanding = expanding;
        unknownOf = [.. expandingOf.Select(planned => PartnersOf(planned?.Where(line => line.IsUnknown) ?? [], partners))];
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
    public IReadOnlyList<PlannedLine> ExpandingOf(int item) => expandingOf[item] ?? [];

    /// <summary>The numbers of the partners that have lines of the item with an unknown rate and expansions, ascending.</summary>
    public ReadOnlySpan<int> UnknownOf(int item) => unknownOf[item];

    /// <summary>Whether some line of the item has a known rate now.</summary>
    public bool HasRate(int item) => hasRate[item];

    /// <summary>Whether some line of the item has a known rate now or by a plan.</summary>
    public bool HasFigure(int item) => hasFigure[item];

    /// <summary>The sum of the known present rates whose growth is unstated where nothing is covered, units a month.</summary>
    public double Unstated(int item) => unstated[item];

    /// <summary>The sum of the known present rates of a partner, units a month.</summary>
    public double Current(int item, int partner) => current[item]?[partner] ?? 0;

    private static int[] PartnersOf(IEnumerable<PlannedLine> lines, PartnerIndex partners) =>
        [.. lines.Select(line => partners.NumberOf(line.Registered.Factory.Partner)).Distinct().Order()];
}
