using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Paces;

/// <summary>Two observed totals of one item in one scope, and how fast it grew between them.</summary>
/// <param name="Family">The family of the item; null for a mineral or material.</param>
/// <param name="Earlier">The earlier total; more than 0.</param>
/// <param name="Later">The next one, at least <see cref="ShortestMonths"/> later; more than 0.</param>
public sealed record PacePair(Family? Family, Baseline Earlier, Baseline Later)
{
    /// <summary>The fewest months between the two: over less, the months of a figure's date matter more than growth.</summary>
    public const int ShortestMonths = 6;

    public ItemCode Item => Later.Item;

    /// <summary>The months between them.</summary>
    public int Months => Later.AsOf!.Month.Since(Earlier.AsOf!.Month);

    /// <summary>The logarithm of the growth a year.</summary>
    public double LogGrowth => PortableMath.Log(Later.Lowest / Earlier.Lowest) * 12 / Months;
}
