using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>What is otherwise in a month, a year, or in all, each figure after less before; units.</summary>
/// <param name="Path">What is asked for; null without a goal.</param>
/// <param name="Output">What is made: negative where it is less; null where nothing is known.</param>
/// <param name="Gap">Path less output: positive where more is missing; null without a goal.</param>
public sealed record PeriodDifference(double? Path, AtBounds? Output, AtBounds? Gap)
{
    public static PeriodDifference Between(MonthFigure before, MonthFigure after) =>
        new(after.Path - before.Path, Less(after.Output, before.Output), Less(after.Gap, before.Gap));

    public static PeriodDifference Between(PeriodFigure before, PeriodFigure after) =>
        new(after.Path - before.Path, Less(after.Output, before.Output), Less(after.Gap, before.Gap));

    internal static AtBounds? Less(AtBounds? after, AtBounds? before) =>
        after is { } one && before is { } other ? new AtBounds(one.Lower - other.Lower, one.Upper - other.Upper) : null;
}
