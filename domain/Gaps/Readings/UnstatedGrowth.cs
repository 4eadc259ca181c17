using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Paces;
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

    /// <summary>Nothing unstated grows.</summary>
    internal static readonly UnstatedGrowth None = new FloorGrowth();

    /// <summary>What is unstated keeps pace with whatever is asked.</summary>
    internal static readonly UnstatedGrowth KeepsPace = new CeilingGrowth();

    private protected UnstatedGrowth()
    {
    }

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

    /// <summary>What is unstated grows at the pace that was observed.</summary>
    internal static UnstatedGrowth At(DampedPaces paces) => new CentralGrowth(paces);

    /// <summary>An item's capacity in a month, units a month; <see cref="Capacity.NoLimit"/> if it keeps pace with whatever is asked.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month of the horizon.</param>
    /// <param name="stated">The capacity without unstated growth.</param>
    /// <param name="atStart">That of the month from which growth counts (<see cref="Forecast.AtStart"/>).</param>
    /// <param name="part">The part that may grow.</param>
    internal abstract double Grow(int item, int month, double stated, double atStart, in GrowingPart part);

    /// <summary>How far what is unstated exceeds rounding, units a month; 0 or less if it is rounding. Losses subtract from it.</summary>
    internal static double BeyondRounding(double unstated, double present) => unstated - (Rounding * present);

    private static bool StatesRate(Plan plan) => plan.Terms.StatesRate && plan is { ReplacedBy: null, Withdrawn: null };

    private sealed class FloorGrowth : UnstatedGrowth
    {
        internal override double Grow(int item, int month, double stated, double atStart, in GrowingPart part) => stated;
    }

    /// <summary>Growth that is stated since the start, by plans, new sites and rates, is the first part of what the pace asks for, not an addition to it.</summary>
    private sealed class CentralGrowth(DampedPaces paces) : UnstatedGrowth
    {
        internal override double Grow(int item, int month, double stated, double atStart, in GrowingPart part) =>
            part.Units > 0
                ? stated + Math.Max(0, (part.Units * (paces.Multiple(item, month) - 1)) - Math.Max(0, stated - Forecast.Less(atStart, part.Gone)))
                : stated;
    }

    private sealed class CeilingGrowth : UnstatedGrowth
    {
        internal override double Grow(int item, int month, double stated, double atStart, in GrowingPart part) => part.Units > 0 ? Capacity.NoLimit : stated;
    }
}

/// <summary>The part of an item's present that may grow by a month although nobody has stated how.</summary>
/// <param name="Units">Units a month; 0 if nothing may grow: up to the as-of month, and where what is unstated is rounding.</param>
/// <param name="Gone">What is gone of the present by then, by losses and lines that make nothing any more; units a month.</param>
internal readonly record struct GrowingPart(double Units, double Gone);
