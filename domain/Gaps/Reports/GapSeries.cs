using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Reports;

/// <summary>The figures of a product over the months of its goal, or over the whole horizon if it has none; or the sum of products of one unit.</summary>
public sealed class GapSeries
{
    /// <param name="months">All months, in order; at least one.</param>
    /// <param name="baseline">Units a month in the first month; null without a goal.</param>
    /// <param name="endRate">The goal's target at its end, units a month; null without a goal.</param>
    public GapSeries(IReadOnlyList<MonthFigure> months, double? baseline, double? endRate)
    {
        Baseline = baseline;
        EndRate = endRate;
        Months = months;
        Years = [.. months.GroupBy(month => month.Month.Year).Select(year => new YearFigure(year.Key, PeriodFigure.Of([.. year])))];
        Total = PeriodFigure.Of(months);
        Reached = new AtReadings<Month?>([.. Enum.GetValues<Reading>().Select(ReachedIn)]);
    }

    public double? Baseline { get; }

    public double? EndRate { get; }

    public IReadOnlyList<MonthFigure> Months { get; }

    public IReadOnlyList<YearFigure> Years { get; }

    public PeriodFigure Total { get; }

    /// <summary>The month from which the goal stays reached; null if that is never within the goal's months, or without a goal.</summary>
    public AtReadings<Month?> Reached { get; }

    public MonthFigure Last => Months[^1];

    /// <summary>The sum of the series of products of one unit, which all have the same months.</summary>
    public static GapSeries OfSum(IEnumerable<Month> months, IReadOnlyList<GapSeries> products) =>
        new(
            [.. months.Select((month, place) => MonthFigure.OfSum(month, [.. products.Select(product => product.Months[place])]))],
            Sum.Known(products.Select(product => product.Baseline)),
            Sum.Known(products.Select(product => product.EndRate)));

    private Month? ReachedIn(Reading reading) =>
        EndRate is { } target ? Gaps.Reached.By([.. Months.Select(month => (month.Month, month.Output?[reading]))], target) : null;
}
