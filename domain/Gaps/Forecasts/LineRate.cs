using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line's rate in one month, units a month, split by how it was stated.</summary>
/// <param name="Total">The stated total. On a line of unknown rate, it may represent capacity already counted as unattributed.</param>
/// <param name="Added">The part stated only as an addition: growth on whatever was there before.</param>
public readonly record struct LineRate(double Total, double Added)
{
    /// <summary>The rate after an expansion has been in effect for some months.</summary>
    /// <param name="expansion">The expansion, which must have a stated rate.</param>
    /// <param name="since">The number of months; 0 in the first one.</param>
    /// <param name="share">The share of it that counts, 0 to 1.</param>
    public LineRate Expanded(Expansion expansion, int since, double share = 1)
    {
        var after = expansion.NewRate is { } total ? new LineRate(total.Units, 0) : this with { Added = Added + expansion.AddedRate!.Value.Units };
        return Toward(after, share * Math.Min(1, (since + 1.0) / (expansion.RampMonths + 1)));
    }

    /// <summary>The rate part of the way to <paramref name="after"/>.</summary>
    /// <param name="after">The rate at the end of the way.</param>
    /// <param name="share">The share of the way, 0 to 1.</param>
    public LineRate Toward(LineRate after, double share) =>
        new(((1 - share) * Total) + (share * after.Total), ((1 - share) * Added) + (share * after.Added));
}
