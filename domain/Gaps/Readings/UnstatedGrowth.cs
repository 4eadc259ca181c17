using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Readings;

/// <summary>What is unstated of the growth of an item, and how one reading lets that part grow.</summary>
/// <remarks>
/// Growth is stated for a line that has a plan, whatever a case makes of it, or of which a source says that none is planned. It is unstated for
/// all else: lines with a rate and no plan, what is observed beyond the lines, and what is implied. Coverage, a source's statement that all makers of
/// an item in a scope are registered, ends that: nothing grows there beyond the plans. Up to the as-of month nothing grows unstated.
/// </remarks>
public abstract class UnstatedGrowth
{
    /// <summary>The share of an item's present below which what is unstated is rounding, and stays as it is in every reading.</summary>
    public const double Rounding = 0.05;

    private static readonly UnstatedGrowth[] All = [new FloorGrowth(), new CeilingGrowth()];

    private protected UnstatedGrowth()
    {
    }

    /// <summary>How a reading lets the unstated part of every item grow.</summary>
    public static UnstatedGrowth Of(Reading reading) => All[(int)reading];

    /// <summary>
    /// Whether the growth of a line is stated. Any plan with a rate states it, also one that is cancelled or already in the line's rate. A plan without a rate
    /// does not say how far the line will grow, so that while it is open, the growth is unstated, and no coverage changes that.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="isCovered">Whether all makers of its item where it stands are registered.</param>
    public static bool IsStated(Line line, bool isCovered)
    {
        var isStated = isCovered;
        for (var place = 0; place < line.Plans.Count && line.NonePlanned is null; place++)
        {
            var plan = line.Plans[place];
            isStated |= StatesRate(plan);
            if (!StatesRate(plan) && !plan.IsOff && !line.Observes(plan))
            {
                return false;
            }
        }

        return isStated || line.NonePlanned is not null;
    }

    /// <summary>
    /// Whether doubt is decided in favour of capacity: what comes to light of a line of unknown rate adds fully instead of taking the place of capacity
    /// without a known maker, what cannot be placed is where it is wanted, and of contradicting shares the mildest counts.
    /// </summary>
    internal abstract bool IsHopeful { get; }

    /// <summary>What becomes of the unstated part of an item.</summary>
    /// <param name="unstated">The units a month in the as-of month, or what a scenario leaves of them.</param>
    /// <param name="present">The whole capacity in that month, of which they are a part.</param>
    /// <param name="months">How many months after the as-of month; at least 1.</param>
    /// <returns>How much it grows, units a month; <see cref="Capacity.NoLimit"/> if it keeps pace with whatever is asked.</returns>
    internal abstract double Growth(double unstated, double present, int months);

    /// <summary>How far what is unstated exceeds rounding, units a month; 0 or less if it is rounding. Losses subtract from it.</summary>
    internal static double BeyondRounding(double unstated, double present) => unstated - (Rounding * present);

    private static bool StatesRate(Plan plan) => plan.Terms.StatesRate && plan is { ReplacedBy: null, Withdrawn: null };

    private sealed class FloorGrowth : UnstatedGrowth
    {
        internal override bool IsHopeful => false;

        internal override double Growth(double unstated, double present, int months) => 0;
    }

    private sealed class CeilingGrowth : UnstatedGrowth
    {
        internal override bool IsHopeful => true;

        internal override double Growth(double unstated, double present, int months) => BeyondRounding(unstated, present) > 0 ? Capacity.NoLimit : 0;
    }
}
