using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Scenarios;

/// <summary>When a change holds.</summary>
public sealed record Period
{
    /// <summary>The longest, in months, where it is not for good.</summary>
    public const int Longest = 600;

    /// <summary>From the as-of month on, for good.</summary>
    public static readonly Period FromNow = new(null, null, null);

    /// <param name="from">The first month; null for the as-of month of whatever report it is.</param>
    /// <param name="until">The last month; null where <paramref name="months"/> tells, or it is for good.</param>
    /// <param name="months">For how many months, 1 to 600; null where <paramref name="until"/> tells, or it is for good.</param>
    /// <exception cref="ArgumentException">The last month is before the first, both ends are given, or the months are out of range.</exception>
    public Period(Month? from, Month? until, int? months)
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

    /// <summary>Whether it holds in a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="asOf">The as-of month of the report.</param>
    /// <param name="delay">By how many months its beginning is put off; its end stays.</param>
    public bool Covers(Month month, Month asOf, int delay = 0)
    {
        var since = month.Since(From ?? asOf);
        return since >= delay && (Until is not { } last || month <= last) && (Months is not { } months || since < months);
    }
}
