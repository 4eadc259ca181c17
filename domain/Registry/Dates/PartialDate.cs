using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CoProduction.Registry.Dates;

/// <summary>
/// A date as sources give it, kept as written: a day, a month, a year or a span of years. A missing date is null, never a made-up one.
/// </summary>
public sealed partial record PartialDate : IParsed<PartialDate>, IComparable<PartialDate>
{
    private PartialDate(string text, Month month)
    {
        Text = text;
        Month = month;
    }

    /// <summary>As written: <c>2024</c>, <c>2024-07</c>, <c>2024-07-20</c> or <c>2024-2025</c>.</summary>
    public string Text { get; }

    /// <summary>
    /// The month from which a figure with this date counts. A day or a month counts from its month, a year from its July, a span of years from the
    /// July of its last year.
    /// </summary>
    public Month Month { get; }

    public static string Rule =>
        "A date is a year, a month, a day or a span of years: 2024, 2024-07, 2024-07-20 or 2024-2025.";

    public static PartialDate Of(DateOnly day) =>
        Parsed.As<PartialDate>(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out PartialDate value)
    {
        value = CountsFrom(text ?? "") is { } month ? new PartialDate(text!, month) : null;
        return value is not null;
    }

    public int CompareTo(PartialDate? other) =>
        other is null ? 1
        : Month != other.Month ? Month.CompareTo(other.Month)
        : string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;

    private static Month? CountsFrom(string text)
    {
        if (Years().Match(text) is { Success: true } years)
        {
            var first = int.Parse(years.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            var last = years.Groups[2].Success ? int.Parse(years.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : first;
            return first <= last && first >= 1900 && last <= 2199 ? new Month(last, 7) : null;
        }

        if (Month.TryParse(text, out var month))
        {
            return month;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2199
            ? Month.Of(day)
            : null;
    }

    [GeneratedRegex(@"\A([0-9]{4})(?:-([0-9]{4}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
