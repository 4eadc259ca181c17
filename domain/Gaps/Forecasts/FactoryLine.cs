using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line as registered, with its factory.</summary>
public readonly record struct FactoryLine(Factory Factory, Line Line)
{
    /// <summary>The line's id: factory, item, stage and, if it has one, name.</summary>
    public string Id => $"{Factory.Id}/{Line.Key}";

    /// <summary>All lines, in the order of factory, item and stage.</summary>
    public static IEnumerable<FactoryLine> Of(IReadOnlyList<Factory> factories)
    {
        foreach (var factory in factories)
        {
            var lines = factory.Lines;
            if (!AreInOrder(lines))
            {
                var sorted = lines.ToArray();
                Array.Sort(sorted, InOrder);
                lines = sorted;
            }

            for (var place = 0; place < lines.Count; place++)
            {
                yield return new FactoryLine(factory, lines[place]);
            }
        }
    }

    private static bool AreInOrder(IReadOnlyList<Line> lines)
    {
        for (var place = 1; place < lines.Count; place++)
        {
            if (InOrder(lines[place - 1], lines[place]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    // No two lines of a factory compare as equal.
    private static int InOrder(Line left, Line right) =>
        left.Item.CompareTo(right.Item) is not 0 and var byItem ? byItem
        : string.CompareOrdinal(left.Stage.Value, right.Stage.Value) is not 0 and var byStage ? byStage
        : Comparer<LineName?>.Default.Compare(left.Name, right.Name);
}
