namespace CoProduction.Gaps.Forecasts;

/// <summary>
/// A figure at the two bounds that lines of unknown rate leave, which step to a published one: nobody can say whether what they
/// made before is part of the observed totals.
/// </summary>
/// <param name="Lower">At the lower bound of capacity: the new rates first take the place of capacity without a maker. The headline.</param>
/// <param name="Upper">At the upper bound of capacity: the new rates add up fully.</param>
public readonly record struct AtBounds(double Lower, double Upper)
{
    public static AtBounds operator +(AtBounds left, AtBounds right) => Add(left, right);

    public static AtBounds Add(AtBounds left, AtBounds right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <summary>The same function of both.</summary>
    public AtBounds Select(Func<double, double> figure) => new(figure(Lower), figure(Upper));
}
