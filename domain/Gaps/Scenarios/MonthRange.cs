using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Scenarios;

/// <summary>The months in which a change holds.</summary>
public sealed record MonthRange
{
    /// <summary>The longest limited period, in months.</summary>
    public const int Longest = 600;

    /// <summary>From the as-of month on, for good.</summary>
    public static readonly MonthRange FromNow = new(null, null, null);

    /// <param name="from">The first month; null for the as-of month of the report.</param>
    /// <param name="until">The last month; null if <paramref name="months"/> is given or the change holds for good.</param>
    /// <param name="months">The number of months, 1 to 600; null if <paramref name="until"/> is given or the change holds for good.</param>
    /// <exception cref="ArgumentException">The last month is before the first, both ends are given, or the months are out of range.</exception>
    public MonthRange(Month? from, Month? until, int? months)
    {
        From = from;
        Until = from is { } first && until is { } last && last < first
            ? throw new ArgumentException($"Must not be before {first}.", nameof(until))
            : until;
        Months = months is not null && until is not null ? throw new ArgumentException("Give the last month or the number of months, not both.", nameof(months))
            : months is null or (>= 1 and <= Longest) ? months
            : throw new ArgumentOutOfRangeException(nameof(months), months, $"Must be 1 to {Longest} months.");
    }

    public Month? From { get; }

    public Month? Until { get; }

    public int? Months { get; }

    /// <summary>Whether the period includes a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="asOf">The as-of month of the report.</param>
    /// <param name="delay">The number of months by which the start is delayed. The end stays.</param>
    public bool Covers(Month month, Month asOf, int delay = 0)
    {
        var since = month.Since(From ?? asOf);
        return since >= delay && (Until is not { } last || month <= last) && (Months is not { } months || since < months);
    }
}
