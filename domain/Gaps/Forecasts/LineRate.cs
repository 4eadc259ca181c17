namespace CoProduction.Gaps.Forecasts;

/// <summary>A line's rate in one month, units a month, split by how it was stated.</summary>
/// <param name="Total">The stated total. On a line of unknown rate, it may represent capacity already counted as unattributed.</param>
/// <param name="Added">The part stated only as an addition: growth on whatever was there before; negative if less.</param>
public readonly record struct LineRate(double Total, double Added)
{
    public double Sum => Total + Added;

    /// <summary>The rate after a plan has been in effect for some months. A cut never adds.</summary>
    /// <param name="step">The plan, which must state a rate.</param>
    /// <param name="since">The months since its change began; 0 in the first one.</param>
    public LineRate After(in PlannedStep step, int since)
    {
        var after = step.Total is { } total ? new LineRate(total, 0)
            : step.Added != 0 ? Plus(step.Added)
            : Times(step.Left);
        return step.IsCut && after.Sum > Sum ? this : Toward(after, Math.Min(1, (since + 1.0) / (step.Ramp + 1)));
    }

    /// <summary>A share of the rate.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public LineRate Times(double share) => share == 1 ? this : new(Total * share, Added * share);

    /// <summary>The rate part of the way to <paramref name="after"/>.</summary>
    /// <param name="after">The rate at the end of the way.</param>
    /// <param name="share">The share of the way, 0 to 1.</param>
    public LineRate Toward(LineRate after, double share) =>
        share == 1 ? after : new(((1 - share) * Total) + (share * after.Total), ((1 - share) * Added) + (share * after.Added));

    // A line of known rate cannot lose more than it makes.
    private LineRate Plus(double added) => this with { Added = Total > 0 ? Math.Max(-Total, Added + added) : Added + added };
}
