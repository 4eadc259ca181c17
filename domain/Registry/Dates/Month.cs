using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CoProduction.Registry.Dates;

/// <summary>A calendar month, from 1900-01 to 2199-12; written <c>2030-10</c>.</summary>
public readonly record struct Month : IParsed<Month>, IComparable<Month>
{
    private const int FirstYear = 1900;

    private const int Count = (2199 - FirstYear + 1) * 12;

    // Counted from 1900-01, so that default(Month) is a valid month.
    private readonly int number;

    private Month(int number) => this.number = number;

    /// <exception cref="ArgumentOutOfRangeException">The year is not in 1900 to 2199, or the month not in 1 to 12.</exception>
    public Month(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        number = ((year - FirstYear) * 12) + month - 1;
    }

    public int Year => FirstYear + (number / 12);

    /// <summary>1 for January to 12 for December.</summary>
    public int OfYear => (number % 12) + 1;

    public static string Rule => "A month is written as year and month, such as 2030-10.";

    public static Month Of(DateOnly date) => new(date.Year, date.Month);

    /// <summary>The month this many months later, or earlier if negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is before 1900-01 or after 2199-12.</exception>
    public Month Plus(int months) =>
        (long)number + months is >= 0 and < Count and var sum
            ? new((int)sum)
            : throw new ArgumentOutOfRangeException(nameof(months), months, $"{this} and so many months is not from 1900-01 to 2199-12.");

    /// <summary>The number of months from <paramref name="other"/> to this month; negative if this month is earlier.</summary>
    public int Since(Month other) => number - other.number;

    public int CompareTo(Month other) => number.CompareTo(other.number);

    public static bool operator <(Month left, Month right) => left.number < right.number;

    public static bool operator >(Month left, Month right) => left.number > right.number;

    public static bool operator <=(Month left, Month right) => left.number <= right.number;

    public static bool operator >=(Month left, Month right) => left.number >= right.number;

    public static bool TryParse([NotNullWhen(true)] string? text, out Month value)
    {
        value = default;
        if (text is not { Length: 7 }
            || !DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            || first.Year is < 1900 or > 2199)
        {
            return false;
        }

        value = Of(first);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{OfYear:D2}");
}
