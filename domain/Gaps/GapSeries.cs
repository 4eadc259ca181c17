using CoProduction.Registry.Dates;

namespace CoProduction.Gaps;

/// <summary>The figures of a product or family over the months of its goal, or over the whole horizon if it has none.</summary>
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
        Reached = endRate is { } enough ? Reached.By(months, enough) : Reached.Never;
    }

    public double? Baseline { get; }

    public double? EndRate { get; }

    public IReadOnlyList<MonthFigure> Months { get; }

    public IReadOnlyList<YearFigure> Years { get; }

    public PeriodFigure Total { get; }

    public Reached Reached { get; }

    public MonthFigure Last => Months[^1];

    /// <summary>The sum of the series of a family's products, which all have the same months.</summary>
    public static GapSeries OfFamily(IEnumerable<Month> months, IReadOnlyList<GapSeries> products) =>
        new(
            [.. months.Select((month, place) => MonthFigure.OfFamily(month, [.. products.Select(product => product.Months[place])]))],
            Sum.Known(products.Select(product => product.Baseline)),
            Sum.Known(products.Select(product => product.EndRate)));
}
