using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps;

/// <summary>Sums in which an absent figure adds nothing. The sum is absent if all figures are.</summary>
internal static class Sum
{
    public static double? Known(IEnumerable<double?> figures) =>
        figures.Aggregate((double?)null, (sum, figure) => figure is null ? sum : (sum ?? 0) + figure);

    public static AtReadings<double>? Known(IEnumerable<AtReadings<double>?> figures) =>
        figures.Aggregate(
            (AtReadings<double>?)null,
            (sum, figure) => figure is not { } one ? sum : sum is not { } before ? one : before.Zip(one, (left, right) => left + right));
}
