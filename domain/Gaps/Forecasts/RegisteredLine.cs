using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with its factory.</summary>
public readonly record struct RegisteredLine(Factory Factory, Line Line)
{
    /// <summary>The line's id: factory, item and stage.</summary>
    public string Id => $"{Factory.Id}/{Line.Item}/{Line.Stage}";

    /// <summary>
    /// The present rate, units a month; null if unpublished, or if the site does not operate. One that is planned or being built makes nothing yet: a rate
    /// that is stated of it counts only if it is 0.
    /// </summary>
    public double? Current => Factory.Status switch
    {
        SiteStatus.Operating => Line.Rate?.Units,
        SiteStatus.Planned or SiteStatus.UnderConstruction when Line.Rate?.Units == 0 => 0,
        _ => null,
    };

    /// <summary>All lines, in the order of factory, item and stage.</summary>
    public static IEnumerable<RegisteredLine> Of(IReadOnlyList<Factory> factories)
    {
        foreach (var factory in factories)
        {
            if (factory.Lines is [var only])
            {
                yield return new RegisteredLine(factory, only);
            }
            else
            {
                var lines = factory.Lines.ToArray();
                Array.Sort(lines, InOrder);
                foreach (var line in lines)
                {
                    yield return new RegisteredLine(factory, line);
                }
            }
        }
    }

    // No two lines of a factory compare as equal.
    private static int InOrder(Line left, Line right) =>
        left.Item.CompareTo(right.Item) is not 0 and var byItem ? byItem : string.CompareOrdinal(left.Stage.Value, right.Stage.Value);
}
