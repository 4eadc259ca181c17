using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Forecasts;

/// <summary>What a line is stated to make, month by month, without its plans. Months are numbers of the horizon, and may lie outside it.</summary>
/// <remarks>
/// The rate of a month is that of the latest statement up to it. Before the first one it is unknown; but a statement made up to six months after the
/// first month of its family's goal opens the forecast if there is no earlier one. A site that is idle or closed makes nothing from then on; if it is not
/// known since when, its line is not known to have made anything. One that is planned or being
/// built makes nothing yet, whatever rate is stated; only a stated 0 is a known rate.
/// </remarks>
public readonly struct LineOutput
{
    private static readonly LineOutput Unpublished = new((int.MaxValue, null), [], int.MaxValue, int.MinValue);

    private readonly (int From, double? Rate) opening;
    private readonly (int From, double? Rate)[] later;

    // A value and no object: a hundred thousand of them would keep the garbage collector busy.
    private LineOutput((int From, double? Rate) opening, (int From, double? Rate)[] later, int first, int settled)
    {
        (this.opening, this.later, First, Settled) = (opening, later, first, settled);
        KnownFrom = opening.Rate is not null ? Math.Max(0, opening.From) : int.MaxValue;
        for (var step = 0; step < later.Length && KnownFrom == int.MaxValue; step++)
        {
            KnownFrom = later[step].Rate is not null ? Math.Max(0, later[step].From) : int.MaxValue;
        }
    }

    /// <summary>The month in which a rate was first stated; the least number without a date, the greatest if none is stated.</summary>
    public int First { get; }

    /// <summary>The first month of the horizon in which a rate is known; the number of months or more if none ever is.</summary>
    public int KnownFrom { get; }

    /// <summary>The month from which nothing changes any more.</summary>
    public int Settled { get; }

    /// <param name="registered">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which statements count.</param>
    /// <param name="start">The first month of the goal of the item's family.</param>
    public static LineOutput Of(FactoryLine registered, Horizon horizon, Month asOf, Month start) =>
        Of(registered, registered.Line.Rates, horizon, asOf, start, rate => rate.Lowest);

    /// <summary>
    /// The most that the line makes by what is stated: the upper ends of ranges; or, if no output is stated, its capacity. Null if that is no more than what
    /// <see cref="Of(FactoryLine, Horizon, Month, Month)"/> gives.
    /// </summary>
    /// <param name="registered">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which statements count.</param>
    /// <param name="start">The first month of the goal of the item's family.</param>
    public static LineOutput? MostOf(FactoryLine registered, Horizon horizon, Month asOf, Month start)
    {
        var (rates, isOutput, isRange, isCapacity) = (registered.Line.Rates, false, false, false);
        for (var place = 0; place < rates.Count; place++)
        {
            var rate = rates[place];
            isOutput |= rate.Measure == Measure.Output;
            isRange |= rate.Measure == Measure.Output && rate.Quantity.High is not null;
            isCapacity |= rate.Measure == Measure.Capacity;
        }

        return isRange ? Of(registered, rates, horizon, asOf, start, rate => rate.Highest)
            : isCapacity && !isOutput
                ? Of(registered, [.. rates.Where(rate => rate.Measure == Measure.Capacity).Select(AsOutput)], horizon, asOf, start, rate => rate.Highest)
            : null;
    }

    /// <summary>Units a month; null if unpublished.</summary>
    public double? At(int month)
    {
        var rate = month < opening.From ? null : opening.Rate;
        foreach (var step in later)
        {
            if (step.From > month)
            {
                break;
            }

            rate = step.Rate;
        }

        return rate;
    }

    /// <summary>What an observation contains of the line's rate: what it made then; or, if its rate was stated only later, what it was first stated to make.</summary>
    /// <remarks>It contains nothing of a line that was first stated later if its site opened in between, or if a plan took effect.</remarks>
    /// <param name="registered">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="observed">The month of the observation.</param>
    /// <returns>The rate, and the month from which it is known.</returns>
    public (int From, double Rate) Contained(FactoryLine registered, Horizon horizon, int observed) =>
        IsStatedAfter(observed) ? (opening.From, BeganBetween(registered, horizon, observed, First) ? 0 : opening.Rate ?? 0)
        : (int.MinValue, At(observed) ?? 0);

    /// <summary>Whether an observation was made before the line's rate was first stated.</summary>
    public bool IsStatedAfter(int observed) => First < int.MaxValue && First > observed;

    /// <summary>Adds the rates to those of the months of the horizon.</summary>
    public void AddTo(double[] months)
    {
        for (var month = KnownFrom; month < months.Length; month++)
        {
            months[month] += At(month) ?? 0;
        }
    }

    private static LineOutput Of(
        FactoryLine registered, IReadOnlyList<Statement> rates, Horizon horizon, Month asOf, Month start, Func<Statement, double> figure)
    {
        if (rates.Count == 0)
        {
            return Unpublished;
        }

        var opened = OpeningOf(rates, start);
        var (only, count) = ((Statement?)null, 0);
        for (var place = 0; place < rates.Count; place++)
        {
            var rate = rates[place];
            if (Counts(rate, asOf, start, opened))
            {
                (only, count) = (rate, count + 1);
            }
        }

        if (only is null)
        {
            return Unpublished;
        }

        var steps = count == 1 ? [] : StepsOf(registered.Line, horizon, (asOf, start, opened), figure, rates);
        var opening = steps is [var earliest, ..] ? earliest : (From: IndexOf(only.From, horizon), Rate: figure(only));
        var first = opening.From;
        var isOpening = first > horizon.IndexOf(start) && first <= horizon.IndexOf(start) + Observations.OpeningReach;
        return Of(registered.Factory.Statuses, horizon, first, isOpening ? opening with { From = 0 } : opening, steps.AsSpan(Math.Min(1, steps.Length)));
    }

    private static bool Counts(Statement rate, Month asOf, Month start, Month? opened) =>
        rate.Measure == Measure.Output && (!(rate.From > asOf) || !(rate.From > start) || rate.From == opened);

    private static (int From, double Rate)[] StepsOf(
        Line line, Horizon horizon, (Month AsOf, Month Start, Month? Opened) known, Func<Statement, double> figure, IReadOnlyList<Statement> rates) =>
    [
        .. rates.Where(rate => Counts(rate, known.AsOf, known.Start, known.Opened)).GroupBy(rate => rate.From).OrderBy(same => same.Key)
            .Select(same => (IndexOf(same.Key, horizon), figure(same.Aggregate((one, other) => line.Counts(other, one) ? other : one)))),
    ];

    /// <summary>The rates that are stated, as far as the site operates.</summary>
    private static LineOutput Of(
        IReadOnlyList<DatedStatus> statuses, Horizon horizon, int first, (int From, double Rate) opening, ReadOnlySpan<(int From, double Rate)> later)
    {
        if (statuses.Count == 1 && later.IsEmpty && statuses[0].Month is null)
        {
            return new LineOutput((opening.From, Made(statuses, statuses[0].Status, opening.Rate)), [], first, opening.From);
        }

        var months = new SortedSet<int>();
        foreach (var (from, _) in later)
        {
            months.Add(from);
        }

        foreach (var status in statuses)
        {
            if (IndexOf(status.Month, horizon) is var from && from > opening.From)
            {
                months.Add(from);
            }
        }

        var (steps, stated) = (new List<(int From, double? Rate)>(months.Count), opening.Rate);
        foreach (var month in months)
        {
            foreach (var (from, rate) in later)
            {
                stated = from <= month ? rate : stated;
            }

            steps.Add((month, Made(statuses, StatusIn(statuses, horizon, month), stated)));
        }

        return new LineOutput(
            (opening.From, Made(statuses, StatusIn(statuses, horizon, opening.From), opening.Rate)),
            [.. steps],
            first,
            Math.Max(months.Count > 0 ? months.Max : opening.From, opening.From));
    }

    private static double? Made(IReadOnlyList<DatedStatus> statuses, SiteStatus status, double stated) => status switch
    {
        SiteStatus.Idle or SiteStatus.Closed => statuses[0] is { From: null, Status: SiteStatus.Idle or SiteStatus.Closed } ? null : 0,
        SiteStatus.Planned or SiteStatus.UnderConstruction when stated > 0 => null,
        _ => stated,
    };

    /// <summary>The month of the first output stated after a goal's first month, if nothing is stated up to then and it may open the forecast; null otherwise.</summary>
    private static Month? OpeningOf(IReadOnlyList<Statement> rates, Month start)
    {
        Month? opening = null;
        for (var place = 0; place < rates.Count; place++)
        {
            if (rates[place] is { Measure: Measure.Output } rate)
            {
                if (!(rate.From > start))
                {
                    return null;
                }

                opening = rate.From > opening ? opening : rate.From;
            }
        }

        return opening <= start.Plus(Observations.OpeningReach) ? opening : null;
    }

    private static bool BeganBetween(FactoryLine registered, Horizon horizon, int observed, int stated) =>
        (StatusIn(registered.Factory.Statuses, horizon, observed) is SiteStatus.Planned or SiteStatus.UnderConstruction
            && StatusIn(registered.Factory.Statuses, horizon, stated) == SiteStatus.Operating)
        || registered.Line.Plans.Any(plan =>
            plan.Stage == PlanStage.Commissioned && horizon.IndexOf(plan.Effective) is var effective && effective > observed && effective <= stated);

    private static SiteStatus StatusIn(IReadOnlyList<DatedStatus> statuses, Horizon horizon, int month) =>
        statuses is [{ From: null } only] ? only.Status
        : month > int.MinValue ? statuses.In(horizon.At(month))
        : statuses[0].From is null ? statuses[0].Status
        : DatedStatuses.Before(statuses[0].Status);

    private static Statement AsOutput(Statement rate) => new(Measure.Output, rate.Quantity, rate.Period, rate.Source);

    private static int IndexOf(Month? month, Horizon horizon) => month is { } known ? horizon.IndexOf(known) : int.MinValue;
}
