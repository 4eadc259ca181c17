using System.Globalization;

namespace CoProduction.Functions.GapReports;

/// <summary>Writes figures as a terminal shows them, in few characters. Without a culture they are written as everywhere in the interface.</summary>
internal static class TextFigures
{
    public const string Unknown = "unknown";

    private const string NoLimit = "no limit";

    private static readonly (double From, double Unit, string Letter)[] Large = [(1e13, 1e12, "T"), (1e10, 1e9, "G"), (1e7, 1e6, "M")];

    public static string Number(double? figure, IFormatProvider? culture = null)
    {
        if (figure is not { } units)
        {
            return Unknown;
        }

        var (_, unit, letter) = Array.Find(Large, each => Math.Abs(units) >= each.From);
        var shown = unit > 0 ? units / unit : units;
        var text = shown.ToString(Math.Abs(shown) >= 1e7 ? "0.0E+0" : Math.Abs(shown) < 100 ? "#,0.#" : "#,0", culture ?? CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text + letter;
    }

    public static string Floor(FigureResponse? figure, IFormatProvider? culture = null) => figure is null ? Unknown : figure.Floor is { } units ? Number(units, culture) : NoLimit;

    public static string Central(FigureResponse? figure, IFormatProvider? culture = null) => figure is null ? Unknown : figure.Central is { } units ? Number(units, culture) : NoLimit;

    public static string Ceiling(FigureResponse? figure, IFormatProvider? culture = null) => figure is null ? Unknown : figure.Ceiling is { } units ? Number(units, culture) : NoLimit;

    /// <summary>A share from 0 to 1 in percent, in each reading.</summary>
    public static string Percent(FigureResponse share) => $"{Percent(share.Floor)} .. {Percent(share.Central)} .. {Percent(share.Ceiling)}";

    public static string Percent(double? share, IFormatProvider? culture = null) => share is { } known ? string.Create(culture ?? CultureInfo.InvariantCulture, $"{100 * known:0} %") : Unknown;

    /// <summary>A figure, or a range.</summary>
    public static string Stated(double low, double? high, IFormatProvider? culture = null) => high is null ? Number(low, culture) : $"{Number(low, culture)} .. {Number(high, culture)}";

    /// <summary>A scope, with the sites of it that are meant.</summary>
    public static string Extent(string scope, IReadOnlyList<string>? sites) => sites is null ? scope : $"{scope} ({string.Join(", ", sites)})";

    /// <summary>A probability with its interval, each in two digits after the point, or as many more as tell it from 0 and 1.</summary>
    public static string Probability(double? probability, IntervalResponse interval) =>
        probability is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.00} ({Share(interval.Low)} to {Share(interval.High)})") : Unknown;

    private static string Share(double share)
    {
        var digits = share is 0 or 1 ? 2 : Math.Max(2, (int)Math.Ceiling(-Math.Log10(Math.Min(share, 1 - share))));
        return share.ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>A probability in the central reading.</summary>
    public static string Chance(FigureResponse? probability, IFormatProvider? culture = null) => probability?.Central is { } central ? string.Create(culture ?? CultureInfo.InvariantCulture, $"{central:0.00}") : "";
}
