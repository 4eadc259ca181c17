using System.Globalization;
using CoProduction.Functions.GapReports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>
/// Writes the figures of a briefing in its recipient's culture. Months stay as the register writes them, 2030-10, because the links, the attached file and the
/// interface name them so.
/// </summary>
internal sealed class BriefingFigures(CultureInfo culture)
{
    public const string None = "–";

    private const string NoLimit = "no limit";

    public IFormatProvider Culture => culture;

    public string Number(double? units) => TextFigures.Number(units, culture);

    public string Count(int count) => count.ToString("#,0", culture);

    public string Share(double? share) => TextFigures.Percent(share, culture);

    /// <summary>A difference of two shares, in percentage points.</summary>
    public string Points(double difference) => string.Create(culture, $"{100 * difference:0.#} points");

    public string Floor(FigureResponse? figure) => TextFigures.Floor(figure, culture);

    public string Central(FigureResponse? figure) => TextFigures.Central(figure, culture);

    public string Ceiling(FigureResponse? figure) => TextFigures.Ceiling(figure, culture);

    /// <summary>A figure that has no limit where it is absent.</summary>
    public string Limit(double? units) => units is null ? NoLimit : Number(units);

    /// <summary>A probability.</summary>
    public string Probability(double? probability) => probability is { } known ? known.ToString("0.00", culture) : None;

    public string Chance(FigureResponse? probability) => Probability(probability?.Central);

    /// <summary>A day; without a culture as ISO 8601 has it.</summary>
    public string Day(DateTimeOffset moment) =>
        ReferenceEquals(culture, CultureInfo.InvariantCulture)
            ? moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.UtcDateTime.ToString("d", culture);

    /// <summary>A difference with its sign.</summary>
    public string Difference(double now, double then) => now >= then ? $"+{Number(now - then)}" : $"-{Number(then - now)}";

    public static string Verdict(VerdictKind? verdict, bool hasGoal) => verdict is { } known ? Word.Of(known) : hasGoal ? "no baseline" : "no goal";
}
