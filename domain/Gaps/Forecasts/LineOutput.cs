using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Forecasts;

/// <summary>What a line is stated to make, month by month, without its plans.</summary>
/// <remarks>
/// The rate of a month is that of the latest statement up to it. Before the first one it is unknown; but a statement made up to six months after the
/// first month of its family's goal opens the forecast if there is no earlier one. A site that is idle or closed makes nothing from then on; if it is not
/// known since when, its line is not known to have made anything. One that is planned or being
/// built makes nothing yet, whatever rate is stated; only a stated 0 is a known rate.
/// </remarks>
public sealed class LineOutput
{
    private static readonly LineOutput Unpublished = new();

    private readonly Factory? factory;
    private readonly Horizon? horizon;
    private readonly (int From, double Rate)[] stated;

    private LineOutput() => (stated, First, KnownFrom) = ([], int.MaxValue, int.MaxValue);

    private LineOutput(Factory factory, Horizon horizon, (int From, double Rate)[] stated, int first)
    {
        (this.factory, this.horizon, this.stated, First) = (factory, horizon, stated, first);
        Settled = stated[^1].From;
        for (var place = 0; place < factory.Statuses.Count; place++)
        {
            Settled = Math.Max(Settled, IndexOf(factory.Statuses[place].Month, horizon));
        }

        KnownFrom = Math.Max(0, stated[0].From);
        while (KnownFrom < horizon.Months && At(KnownFrom) is null)
        {
            KnownFrom++;
        }
    }

    /// <summary>The month in which a rate was first stated, as a number of the horizon, which may be before it; the least number without a date.</summary>
    public int First { get; }

    /// <summary>The first month of the horizon in which a rate is known; the number of months or more if none ever is.</summary>
    public int KnownFrom { get; }

    /// <summary>The month from which nothing changes any more, as a number of the horizon.</summary>
    public int Settled { get; } = int.MinValue;

    /// <param name="factory">The factory.</param>
    /// <param name="line">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which statements count.</param>
    /// <param name="start">The first month of the goal of the item's family.</param>
    public static LineOutput Of(Factory factory, Line line, Horizon horizon, Month asOf, Month start) =>
        Of(factory, line, line.Rates, horizon, asOf, start, rate => rate.Lowest);

    /// <summary>
    /// The most that the line makes by what is stated: the upper ends of ranges; or, if no output is stated, its capacity. Null if that is no more than what
    /// <see cref="Of(Factory, Line, Horizon, Month, Month)"/> gives.
    /// </summary>
    /// <param name="factory">The factory.</param>
    /// <param name="line">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which statements count.</param>
    /// <param name="start">The first month of the goal of the item's family.</param>
    public static LineOutput? MostOf(Factory factory, Line line, Horizon horizon, Month asOf, Month start)
    {
        var (isOutput, isRange, isCapacity) = (false, false, false);
        for (var place = 0; place < line.Rates.Count; place++)
        {
            var rate = line.Rates[place];
            isOutput |= rate.Measure == Measure.Output;
            isRange |= rate.Measure == Measure.Output && rate.Quantity.High is not null;
            isCapacity |= rate.Measure == Measure.Capacity;
        }

        return isRange ? Of(factory, line, line.Rates, horizon, asOf, start, rate => rate.Highest)
            : isCapacity && !isOutput
                ? Of(factory, line, [.. line.Rates.Where(rate => rate.Measure == Measure.Capacity).Select(AsOutput)], horizon, asOf, start, rate => rate.Highest)
            : null;
    }

    private static LineOutput Of(
        Factory factory, Line line, IReadOnlyList<Statement> rates, Horizon horizon, Month asOf, Month start, Func<Statement, double> figure) =>
        Stated(line, rates, horizon, asOf, start, figure, out var first) is { Length: > 0 } stated
            ? new LineOutput(factory, horizon, stated, first)
            : Unpublished;

    private static Statement AsOutput(Statement rate) => new(Measure.Output, rate.Quantity, rate.Period, rate.Source);

    /// <summary>Units a month; null if unpublished.</summary>
    /// <param name="month">The month, as a number of the horizon; it may be before the first or after the last.</param>
    public double? At(int month)
    {
        double? rate = null;
        foreach (var statement in stated)
        {
            if (statement.From > month)
            {
                break;
            }

            rate = statement.Rate;
        }

        return rate is not { } units ? null
            : StatusIn(month) switch
            {
                SiteStatus.Idle or SiteStatus.Closed => factory!.Statuses[0] is { From: null, Status: SiteStatus.Idle or SiteStatus.Closed } ? null : 0,
                SiteStatus.Planned or SiteStatus.UnderConstruction when units > 0 => null,
                _ => units,
            };
    }

    /// <summary>What an observation contains of the line's rate: what it made then; or, if its rate was stated only later, what it was first stated to make.</summary>
    /// <remarks>It contains nothing of a line that was first stated later if its site opened in between, or if a plan took effect.</remarks>
    /// <param name="line">The line.</param>
    /// <param name="observed">The month of the observation, as a number of the horizon.</param>
    /// <returns>The rate, and the month from which it is known.</returns>
    public (int From, double Rate) Contained(Line line, int observed) =>
        observed >= First || stated.Length == 0 ? (int.MinValue, At(observed) ?? 0)
        : (stated[0].From, BeganBetween(line, observed, First) ? 0 : stated[0].Rate);

    /// <summary>Whether an observation was made before the line's rate was first stated.</summary>
    public bool IsStatedAfter(int observed) => stated.Length > 0 && First > observed;

    /// <summary>Adds the rates to those of the months of the horizon.</summary>
    public void AddTo(double[] months)
    {
        for (var month = KnownFrom; month < months.Length; month++)
        {
            months[month] += At(month) ?? 0;
        }
    }

    private SiteStatus StatusIn(int month) =>
        factory!.Statuses is [{ From: null } only] ? only.Status : factory.Statuses.In(horizon!.At(month));

    private bool BeganBetween(Line line, int observed, int stated) =>
        (StatusIn(observed) is SiteStatus.Planned or SiteStatus.UnderConstruction && StatusIn(stated) == SiteStatus.Operating)
        || line.Expansions.Any(plan =>
            plan.Stage == ExpansionStage.Commissioned && horizon!.IndexOf(plan.Effective) is var effective && effective > observed && effective <= stated);

    private static (int From, double Rate)[] Stated(
        Line line, IReadOnlyList<Statement> rates, Horizon horizon, Month asOf, Month start, Func<Statement, double> figure, out int first)
    {
        first = int.MaxValue;
        if (!HasOutput(rates))
        {
            return [];
        }

        var counting = Counting(rates, asOf, start);
        if (counting.Count == 0)
        {
            return [];
        }

        (int From, double Rate)[] stated = counting is [var only]
            ? [(IndexOf(only.From, horizon), figure(only))]
            :
            [
                .. counting.GroupBy(rate => rate.From).OrderBy(same => same.Key)
                    .Select(same => (IndexOf(same.Key, horizon), figure(same.Aggregate((one, other) => line.Counts(other, one) ? other : one)))),
            ];
        first = stated[0].From;
        stated[0].From = first > horizon.IndexOf(start) && first <= horizon.IndexOf(start) + Observations.OpeningReach ? 0 : first;
        return stated;
    }

    private static bool HasOutput(IReadOnlyList<Statement> rates)
    {
        for (var place = 0; place < rates.Count; place++)
        {
            if (rates[place].Measure == Measure.Output)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The output statements that are known by the as-of month, or that open the forecast.</summary>
    private static List<Statement> Counting(IReadOnlyList<Statement> rates, Month asOf, Month start)
    {
        var (counting, opening, isOpen) = (new List<Statement>(rates.Count), (Month?)null, false);
        for (var place = 0; place < rates.Count; place++)
        {
            var rate = rates[place];
            if (rate.Measure == Measure.Output)
            {
                isOpen |= !(rate.From > start);
                opening = rate.From > start && !(rate.From > opening) ? rate.From : opening;
                if (!(rate.From > asOf) || !(rate.From > start))
                {
                    counting.Add(rate);
                }
            }
        }

        if (!isOpen && opening > asOf && opening <= start.Plus(Observations.OpeningReach))
        {
            counting.AddRange(rates.Where(rate => rate.Measure == Measure.Output && rate.From == opening));
        }

        return counting;
    }

    private static int IndexOf(Month? month, Horizon horizon) => month is { } known ? horizon.IndexOf(known) : int.MinValue;
}
