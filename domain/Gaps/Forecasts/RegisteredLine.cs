using System.Runtime.CompilerServices;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with what it makes, month by month.</summary>
public readonly struct RegisteredLine
{
    private readonly FactoryLine registered;
    private readonly StrongBox<LineOutput>? most;
    private readonly Month asOf;

    /// <param name="registered">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which statements count.</param>
    /// <param name="start">The first month of the goal of the item's family.</param>
    /// <param name="partner">The number of its partner.</param>
    public RegisteredLine(FactoryLine registered, Horizon horizon, Month asOf, Month start, int partner)
    {
        (this.registered, this.asOf, Partner) = (registered, asOf, partner);
        Now = Math.Clamp(horizon.IndexOf(asOf), 0, horizon.Months - 1);
        Output = LineOutput.Of(registered, horizon, asOf, start);
        most = LineOutput.MostOf(registered, horizon, asOf, start) is { } above ? new StrongBox<LineOutput>(above) : null;
    }

    private RegisteredLine(RegisteredLine other, Line line)
    {
        this = other;
        registered = new FactoryLine(other.Factory, line);
    }

    /// <summary>The line as registered.</summary>
    public FactoryLine Registered => registered;

    public Factory Factory => registered.Factory;

    public Line Line => registered.Line;

    /// <summary>What it makes, month by month.</summary>
    public LineOutput Output { get; }

    /// <summary>The most that it makes by what is stated, month by month; null if that is no more than <see cref="Output"/>.</summary>
    public LineOutput? Most => most?.Value;

    /// <summary>The number of its partner.</summary>
    public int Partner { get; }

    /// <summary>The month of the present: the as-of month, as a number of the horizon.</summary>
    public int Now { get; }

    /// <summary>The present rate, units a month; null if unpublished, or if the site does not operate yet.</summary>
    public double? Current => Output.At(Now);

    /// <summary>The site's status in the as-of month.</summary>
    public SiteStatus Status => Factory.Statuses.In(asOf);

    /// <summary>The as-of month itself.</summary>
    public Month AsOf => asOf;

    /// <summary>Whether it makes the same in all months after the present, but for open plans.</summary>
    public bool IsSteady => Output.Settled <= Now;

    /// <summary>The line's id: factory, item and stage.</summary>
    public string Id => registered.Id;

    /// <summary>How much more than its stated output it may make in a month of the horizon: the width of a range, or a capacity without an output; units a month.</summary>
    public double Doubt(int month) => most is null ? 0 : Math.Max(0, (most.Value.At(month) ?? 0) - (Output.At(month) ?? 0));

    /// <summary>The latest statement of a measure by the as-of month, or the output that opens the forecast; null if there is none.</summary>
    public Statement? Latest(Measure measure) =>
        Line.Latest(measure, asOf) ?? (measure == Measure.Output && Current is not null ? Line.Rates.FirstOrDefault(rate => rate.Measure == measure) : null);

    /// <summary>This line with other plans.</summary>
    public RegisteredLine With(IReadOnlyList<Plan> plans) => new(this, Line.With(plans));
}
