using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;

namespace CoProduction.Goals;

/// <summary>
/// A target for a family's production: by the goal's last month, each product reaches a multiple of its baseline. The baseline is the allied rate in
/// the goal's first month.
/// </summary>
public sealed record Goal : IRecord
{
    /// <summary>The only rule for taking baselines, as files write it.</summary>
    public const string BaselineRule = "allied rate in the first month";

    /// <summary>The longest goal, in months.</summary>
    public const int LongestMonths = 240;

    /// <summary>The earliest first month. A calculation covers the months of all goals, so these bounds limit every calculation to 600 months.</summary>
    public static readonly Month EarliestMonth = new(2010, 1);

    /// <summary>The latest last month.</summary>
    public static readonly Month LatestMonth = new(2059, 12);

    /// <param name="family">The family. A family has at most one goal.</param>
    /// <param name="multiplier">The multiple of the baseline to reach; more than 0, at most 1000.</param>
    /// <param name="firstMonth">The month of the baseline; 2010-01 to 2059-11.</param>
    /// <param name="months">The number of months from the first to the last, both counted; 2 to 240. The last is no later than 2059-12.</param>
    /// <param name="path">How the rate rises.</param>
    /// <param name="release">Who may see it.</param>
    /// <param name="source">Who set it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Goal(Family family, double multiplier, Month firstMonth, int months, GoalPath path, Release release, Source source)
    {
        Family = family;
        Multiplier = multiplier is > 0 and <= 1000
            ? multiplier
            : throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, "Must be more than 0, at most 1000.");
        FirstMonth = FaultOf(firstMonth) is { } fault ? throw new ArgumentOutOfRangeException(nameof(firstMonth), firstMonth, fault) : firstMonth;
        Months = months >= 2 && months <= MostMonthsFrom(firstMonth)
            ? months
            : throw new ArgumentOutOfRangeException(nameof(months), months, $"Must be 2 to {LongestMonths} months, none after {LatestMonth}.");
        Path = Require.Member(path, nameof(path));
        MonthlyGrowth = EvenGrowth.To(multiplier, months - 1);
        Release = release;
        Source = source;
    }

    /// <summary>Why no goal can start in a month; null if one can.</summary>
    public static string? FaultOf(Month first) =>
        first < EarliestMonth || first >= LatestMonth ? $"Must be {EarliestMonth} to {LatestMonth.Plus(-1)}: no goal starts before {EarliestMonth} or ends after {LatestMonth}." : null;

    /// <summary>The most months that a goal starting in this month may have: 240, or fewer if it would end after 2059-12.</summary>
    public static int MostMonthsFrom(Month first) => Math.Min(LongestMonths, LatestMonth.Since(first) + 1);

    public Family Family { get; }

    public double Multiplier { get; }

    public Month FirstMonth { get; }

    public int Months { get; }

    public GoalPath Path { get; }

    private EvenGrowth MonthlyGrowth { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>The month by which the multiple must be reached.</summary>
    public Month LastMonth => FirstMonth.Plus(Months - 1);

    /// <summary>The multiple of the baseline on the path: 1 in month 0 (the first), the multiplier in the last month and after it.</summary>
    /// <param name="month">Months since the first, at least 0.</param>
    public double MultipleAt(int month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        var way = Math.Min(1.0, (double)month / (Months - 1));
        return Path == GoalPath.Linear ? (1 - way) + (Multiplier * way)
            : way < 1 ? MonthlyGrowth.Over(month)
            : Multiplier;
    }

    string IRecord.Id => Family.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [];

    Family? IRecord.Family => Family;

    IEnumerable<string?> IRecord.Texts => [Source.Citation];
}
