using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps;

/// <summary>Sums in which an absent figure adds nothing. The sum is absent if all figures are.</summary>
internal static class Sum
{
    public static double? Known(IEnumerable<double?> figures) =>
        figures.Aggregate((double?)null, (sum, figure) => figure is null ? sum : (sum ?? 0) + figure);

    public static AtBounds? Known(IEnumerable<AtBounds?> figures) =>
        figures.Aggregate((AtBounds?)null, (sum, figure) => figure is null ? sum : (sum ?? default) + figure);
}
