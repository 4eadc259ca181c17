using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with its factory.</summary>
public readonly record struct RegisteredLine(Factory Factory, Line Line)
{
    /// <summary>The line's id: factory, item and stage.</summary>
    public string Id => $"{Factory.Id}/{Line.Item}/{Line.Stage}";

    /// <summary>All lines, in the order of factory, item and stage.</summary>
    public static IEnumerable<RegisteredLine> Of(IReadOnlyList<Factory> factories)
    {
        foreach (var factory in factories)
        {
            IEnumerable<Line> lines = factory.Lines.Count < 2
                ? factory.Lines
                : factory.Lines.OrderBy(line => line.Item).ThenBy(line => line.Stage.Value, StringComparer.Ordinal);
            foreach (var line in lines)
            {
                yield return new RegisteredLine(factory, line);
            }
        }
    }
}
