using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with its factory.</summary>
public readonly record struct RegisteredLine(Factory Factory, Line Line)
{
    /// <summary>What it makes, month by month; null if nothing has asked for it.</summary>
    public LineOutput? Output { get; init; }

    /// <summary>The most that it makes by what is stated, month by month; null if that is no more than <see cref="Output"/>.</summary>
    public LineOutput? Most { get; init; }

    /// <summary>The number of its partner; 0 before the partners are numbered.</summary>
    public int Partner { get; init; }

    /// <summary>The month of the present: the as-of month, as a number of the horizon.</summary>
    public int Now { get; init; }

    /// <summary>The present rate, units a month; null if unpublished, or if the site does not operate yet.</summary>
    public double? Current => Output?.At(Now);

    /// <summary>The as-of month itself.</summary>
    public Month AsOf { get; init; }

    /// <summary>The site's status in the as-of month.</summary>
    public SiteStatus Status { get; init; }

    /// <summary>How much more than its stated output it may make in a month of the horizon: the width of a range, or a capacity without an output; units a month.</summary>
    public double Doubt(int month) => Most is null ? 0 : Math.Max(0, (Most.At(month) ?? 0) - (Output?.At(month) ?? 0));

    /// <summary>The latest statement of a measure by the as-of month, or the output that opens the forecast; null if there is none.</summary>
    public Statement? Latest(Measure measure) =>
        Line.Latest(measure, AsOf) ?? (measure == Measure.Output && Current is not null ? Line.Rates.FirstOrDefault(rate => rate.Measure == measure) : null);

    /// <summary>Whether it makes the same in all months after the present, but for open plans.</summary>
    public bool IsSteady => !(Output?.Settled > Now);

    /// <summary>The line's id: factory, item and stage.</summary>
    public string Id => $"{Factory.Id}/{Line.Item}/{Line.Stage}";

    /// <summary>A line with what it makes.</summary>
    /// <param name="factory">The factory.</param>
    /// <param name="line">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which statements count.</param>
    /// <param name="start">The first month of the goal of the item's family.</param>
    public static RegisteredLine Of(Factory factory, Line line, Horizon horizon, Month asOf, Month start) =>
        new(factory, line)
        {
            Output = LineOutput.Of(factory, line, horizon, asOf, start),
            Most = LineOutput.MostOf(factory, line, horizon, asOf, start),
            Now = Math.Clamp(horizon.IndexOf(asOf), 0, horizon.Months - 1),
            AsOf = asOf,
            Status = factory.Statuses.In(asOf),
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
