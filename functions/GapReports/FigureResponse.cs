using CoProduction.Gaps.Readings;

namespace CoProduction.Functions.GapReports;

/// <summary>A figure in each reading. The floor leaves capacity whose growth nobody has stated as it is; in the central reading it grows at the pace at which totals were observed to grow; at the ceiling it keeps pace with whatever is asked.</summary>
/// <param name="Floor">The figure at the floor; absent if it has no limit there, or is the difference from one that has none.</param>
/// <param name="Central">The figure in the central reading; absent if it has no limit there, or is the difference from one that has none.</param>
/// <param name="Ceiling">The figure at the ceiling; absent if it has no limit there, or is the difference from one that has none.</param>
/// <param name="NoLimit">The readings in which the figure has no limit; absent if it has one in each.</param>
public sealed record FigureResponse(double? Floor, double? Central, double? Ceiling, IReadOnlyList<Reading>? NoLimit)
{
    internal static FigureResponse From(AtReadings<double> figure) =>
        new(
            Finite(figure.Floor),
            Finite(figure.Central),
            Finite(figure.Ceiling),
            Enum.GetValues<Reading>().Where(reading => !double.IsFinite(figure[reading])).ToArray() is { Length: > 0 } without ? without : null);

    internal static FigureResponse? From(AtReadings<double>? figure) => figure is { } known ? From(known) : null;

    /// <summary>A difference, which is absent in a reading in which either figure has no limit.</summary>
    internal static FigureResponse? From(AtReadings<double?>? figure) =>
        figure is { } known ? new FigureResponse(known.Floor, known.Central, known.Ceiling, null) : null;

    /// <summary>The figure as JSON can hold it; null if there is no limit.</summary>
    internal static double? Finite(double? figure) => figure is { } known && double.IsFinite(known) ? known : null;

    /// <summary>True if a known figure has no limit; otherwise null, so that it is left out.</summary>
    internal static bool? HasNoLimit(double? figure) => figure is { } known && !double.IsFinite(known) ? true : null;
}
