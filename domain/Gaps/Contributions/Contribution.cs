namespace CoProduction.Gaps.Contributions;

/// <summary>What one partner's site, or the partner as a whole, gives to the capacity of one item.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Partner">The partner's number.</param>
/// <param name="Steady">Known rates now, units a month.</param>
/// <param name="Varying">
/// By month: what expansions change of known rates, and unattributed capacity; units a month, negative where a line shrinks. Null
/// where nothing does.
/// </param>
/// <param name="ComingToLight">By month, what lines of unknown rate step to, units a month; null where there are none.</param>
public sealed record Contribution(int Item, int Partner, double Steady, double[]? Varying, double[]? ComingToLight)
{
    /// <summary>Known and unattributed units a month, without what comes to light.</summary>
    public double At(int month) => Steady + (Varying?[month] ?? 0);

    /// <summary>The most of these in any month.</summary>
    public double Most => Steady + (Varying?.Max() ?? 0);

    /// <summary>The two together, of one item and partner.</summary>
    public Contribution With(Contribution other) =>
        new(Item, Partner, Steady + other.Steady, Added(Varying, other.Varying), Added(ComingToLight, other.ComingToLight));

    private static double[]? Added(double[]? left, double[]? right) =>
        left is null ? right : right is null ? left : [.. left.Zip(right, (one, two) => one + two)];
}
