namespace CoProduction.Gaps.Contributions;

/// <summary>The contribution of one partner's site, or of the partner as a whole, to the capacity of one item.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Partner">The partner's number.</param>
/// <param name="Steady">The known present rates, units a month.</param>
/// <param name="Varying">
/// By month, the changes of known rates by plans, plus unattributed capacity; units a month, negative if a line shrinks. Null if there is
/// neither.
/// </param>
/// <param name="NewlyPublished">By month, the newly published rates of lines of unknown rate, units a month; null if there are none.</param>
/// <param name="Present">The part of the item's present that it makes in the as-of month, units a month.</param>
/// <param name="Unstated">The part of that whose growth nobody has stated, units a month.</param>
public sealed record Contribution(
    int Item, int Partner, double Steady, double[]? Varying, double[]? NewlyPublished, double Present, double Unstated)
{
    /// <summary>Known and unattributed units a month, without newly published rates.</summary>
    public double At(int month) => Steady + (Varying?[month] ?? 0);

    /// <summary>The most of these in any month.</summary>
    public double Most => Steady + (Varying?.Max() ?? 0);

    /// <summary>The sum of two contributions of the same item and partner.</summary>
    public Contribution With(Contribution other) =>
        new(
            Item,
            Partner,
            Steady + other.Steady,
            Added(Varying, other.Varying),
            Added(NewlyPublished, other.NewlyPublished),
            Present + other.Present,
            Unstated + other.Unstated);

    private static double[]? Added(double[]? left, double[]? right) =>
        left is null ? right : right is null ? left : [.. left.Zip(right, (one, two) => one + two)];
}
