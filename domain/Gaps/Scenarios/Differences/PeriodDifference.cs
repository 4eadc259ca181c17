using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;

namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>The difference in a month, in a year, or in total; each figure is after minus before, in units; null in a reading in
/// which either has no limit.</summary>
/// <param name="Path">The path; null without a goal.</param>
/// <param name="Output">The output: negative if less is made; null if nothing is known.</param>
/// <param name="Gap">Path less output: positive if more is missing; null without a goal.</param>
public sealed record PeriodDifference(double? Path, AtReadings<double?>? Output, AtReadings<double?>? Gap)
{
    public static PeriodDifference Between(MonthFigure before, MonthFigure after) =>
        new(after.Path - before.Path, Less(after.Output, before.Output), Less(after.Gap, before.Gap));

    public static PeriodDifference Between(PeriodFigure before, PeriodFigure after) =>
        new(after.Path - before.Path, Less(after.Output, before.Output), Less(after.Gap, before.Gap));

    internal static AtReadings<double?>? Less(AtReadings<double>? after, AtReadings<double>? before) =>
        after is { } one && before is { } other
            ? one.Zip<double, double?>(other, (later, earlier) => double.IsFinite(later) && double.IsFinite(earlier) ? later - earlier : null)
            : null;
}
