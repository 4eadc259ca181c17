using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>How a product or family does with a scenario, compared with how it does without.</summary>
/// <param name="FirstMonth">The first month in which the output differs in any reading; null if none does.</param>
/// <param name="LastMonth">The difference in the last month, units a month.</param>
/// <param name="Years">The difference by calendar year, units.</param>
/// <param name="Total">The difference over all months, units.</param>
/// <param name="ReachedBefore">When the goal is reached for good without the scenario.</param>
/// <param name="ReachedAfter">When the goal is reached for good with the scenario, which may ask for more.</param>
/// <param name="Setback">How far the output falls behind, in the report's reading.</param>
public sealed record SeriesDifference(
    Month? FirstMonth,
    PeriodDifference LastMonth,
    IReadOnlyList<(int Year, PeriodDifference Difference)> Years,
    PeriodDifference Total,
    AtReadings<Month?> ReachedBefore,
    AtReadings<Month?> ReachedAfter,
    Setback Setback)
{
    /// <param name="before">The series without the scenario.</param>
    /// <param name="after">The series with it, over the same months.</param>
    /// <param name="reading">The report's reading.</param>
    public static SeriesDifference Between(GapSeries before, GapSeries after, Reading reading) =>
        new(
            before.Months.Zip(after.Months).Where(month => month.First.Output != month.Second.Output).Select(month => (Month?)month.First.Month).FirstOrDefault(),
            PeriodDifference.Between(before.Last, after.Last),
            [.. before.Years.Zip(after.Years, (one, other) => (one.Year, PeriodDifference.Between(one.Figure, other.Figure)))],
            PeriodDifference.Between(before.Total, after.Total),
            before.Reached,
            after.Reached,
            Setback.Between([.. before.Months.Select(month => month.Output?[reading])], [.. after.Months.Select(month => month.Output?[reading])]));
}
