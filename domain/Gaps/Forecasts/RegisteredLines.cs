using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The lines of all factories by item, and what they are known to make now, by item and partner.</summary>
public sealed class RegisteredLines
{
    private readonly List<RegisteredLine>?[] lines;
    private readonly double[]?[] current;
    private readonly bool[] hasRate;

    public RegisteredLines(Register register, ItemIndex items, PartnerIndex partners)
    {
        lines = new List<RegisteredLine>?[items.Count];
        current = new double[]?[items.Count];
        hasRate = new bool[items.Count];
        var expanding = new List<(RegisteredLine, int, int)>();
        var unknown = new List<RegisteredLine>();
        foreach (var registered in RegisteredLine.Of(register.Factories))
        {
            var (factory, line) = registered;
            if (items.Find(line.Item) is not { } item)
            {
                unknown.Add(registered);
            }
            else if (!items.IsProduct(item) || line.Stage == Line.Complete)
            {
                (lines[item] ??= []).Add(registered);
                var partner = partners.NumberOf(factory.Partner);
                if (LineForecast.CurrentRate(factory, line) is { } rate)
                {
                    (current[item] ??= new double[partners.Count])[partner] += rate;
                    hasRate[item] = true;
                }

                if (line.Expansions.Count > 0)
                {
                    expanding.Add((registered, item, partner));
                }
            }
        }

        Expanding = expanding;
        OfUnknownItems = unknown;
    }

    /// <summary>The lines that have expansions, with the numbers of their items and partners.</summary>
    public IReadOnlyList<(RegisteredLine Line, int Item, int Partner)> Expanding { get; }

    /// <summary>Lines of items that the register does not know; they count nowhere.</summary>
    public IReadOnlyList<RegisteredLine> OfUnknownItems { get; }

    /// <summary>The lines that count towards the item: of a product, only those that finish it.</summary>
    public IReadOnlyList<RegisteredLine> Of(int item) => lines[item] ?? [];

    /// <summary>Whether some line of the item has a known rate now.</summary>
    public bool HasRate(int item) => hasRate[item];

    /// <summary>The sum of the known rates now, units a month.</summary>
    public double Current(int item, int partner) => current[item]?[partner] ?? 0;
}
