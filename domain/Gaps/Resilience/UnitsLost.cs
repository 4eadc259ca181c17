namespace CoProduction.Gaps.Resilience;

/// <summary>The loss of a product; negative if the loss of others leaves more for it.</summary>
/// <param name="LastMonth">Units in the goal's last month, or in the horizon's last month if there is no goal.</param>
/// <param name="Years">Units by calendar year, within the goal's months.</param>
/// <param name="InAll">Units in all those months.</param>
public sealed record UnitsLost(double LastMonth, IReadOnlyDictionary<int, double> Years, double InAll)
{
    /// <summary>The loss over some months.</summary>
    /// <param name="lost">By month, units a month; at least one.</param>
    /// <param name="years">By month, its calendar year.</param>
    public static UnitsLost Of(ReadOnlySpan<double> lost, ReadOnlySpan<int> years)
    {
        var (byYear, inAll) = (new SortedDictionary<int, double>(), 0.0);
        for (var month = 0; month < lost.Length;)
        {
            var (year, inYear) = (years[month], 0.0);
            for (; month < lost.Length && years[month] == year; month++)
            {
                inYear += lost[month];
                inAll += lost[month];
            }

            byYear[year] = inYear;
        }

        return new UnitsLost(lost[^1], byYear, inAll);
    }
}
