using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CoProduction.Registry.Dates;

namespace CoProduction.Registry.Statements;

/// <summary>
/// A time as a source gives it, kept as written: a day, a month, a quarter, a half, a year or a span of years. A missing time is null, never a made-up one.
/// </summary>
public sealed partial record Period : IParsed<Period>, IComparable<Period>
{
    private Period(string text, DateOnly first, DateOnly last)
    {
        Text = text;
        First = first;
        Last = last;
        Month = LastMonth.Plus(-(Math.Min(12, LastMonth.Since(FirstMonth) + 1) - 1) / 2);
    }

    /// <summary>As written: <c>2024</c>, <c>2024-H1</c>, <c>2024-Q3</c>, <c>2024-07</c>, <c>2024-07-20</c> or <c>2024-2025</c>.</summary>
    public string Text { get; }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day.</summary>
    public DateOnly Last { get; }

    public Month FirstMonth => Month.Of(First);

    public Month LastMonth => Month.Of(Last);

    /// <summary>
    /// The month from which a figure of this period counts: that of a day or month itself, otherwise the one that begins the second half: July of a year,
    /// the last year of a span; April or October of a half; the middle month of a quarter.
    /// </summary>
    public Month Month { get; }

    /// <summary>The length in months of 365 / 12 days: 12 for a year, 12 / 365 for a day.</summary>
    public double Months => First == Last ? 12.0 / 365 : LastMonth.Since(FirstMonth) + 1;

    public static string Rule =>
        "A date is a year, a half, a quarter, a month, a day or a span of years: 2024, 2024-H1, 2024-Q3, 2024-07, 2024-07-20 or 2024-2025.";

    public static Period Of(DateOnly day) => Parsed.As<Period>(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Period Of(Month month) => Parsed.As<Period>(month.ToString());

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Period value)
    {
        value = DaysOf(text ?? "") is { First.Year: >= 1900, Last.Year: <= 2199 } days ? new Period(text!, days.First, days.Last) : null;
        return value is not null;
    }

    /// <summary>The same time some months later; a span that no other form writes is <c>2028-10/2029-03</c>.</summary>
    internal Period Plus(int months)
    {
        if (First == Last)
        {
            return Of(First.AddMonths(months));
        }

        var (first, last) = (FirstMonth.Plus(months), LastMonth.Plus(months));
        return first == last ? Of(first)
            : new Period($"{first}/{last}", new DateOnly(first.Year, first.OfYear, 1), new DateOnly(last.Year, last.OfYear, DateTime.DaysInMonth(last.Year, last.OfYear)));
    }

    /// <summary>Compares by the month from which figures count, then by the text.</summary>
    public int CompareTo(Period? other) =>
        other is null ? 1
        : Month != other.Month ? Month.CompareTo(other.Month)
        : string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;

    private static (DateOnly First, DateOnly Last)? DaysOf(string text)
    {
        if (Years().Match(text) is { Success: true } match)
        {
            var (first, last, part) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[4]));
            return first == 0 || (last > 0 && last < first) ? null
                : match.Groups[3].Value switch
                {
                    "H" => part <= 2 ? Days(first, (6 * part) - 5, first, 6 * part) : null,
                    "Q" => Days(first, (3 * part) - 2, first, 3 * part),
                    _ => Days(first, 1, Math.Max(first, last), 12),
                };
        }

        return Registry.Dates.Month.TryParse(text, out var month) ? Days(month.Year, month.OfYear, month.Year, month.OfYear)
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, day)
            : null;
    }

    private static (DateOnly First, DateOnly Last) Days(int firstYear, int first, int lastYear, int last) =>
        (new DateOnly(firstYear, first, 1), new DateOnly(lastYear, last, DateTime.DaysInMonth(lastYear, last)));

    /// <returns>0 if the group is absent.</returns>
    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A([0-9]{4})(?:-([0-9]{4})|-([HQ])([1-4]))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
