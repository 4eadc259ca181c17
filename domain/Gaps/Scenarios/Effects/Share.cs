namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The share that remains of a holder's capacity of an item, month by month: 1 is all, 0 is nothing.</summary>
internal sealed record Share(double[] ByMonth)
{
    public double this[int month] => ByMonth[month];

    /// <summary>The tighter of both in each month.</summary>
    public Share And(Share other) => new([.. ByMonth.Zip(other.ByMonth, Math.Min)]);
}
