using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Readings;

/// <summary>The present of each item in the as-of month, and the part of it whose growth nobody has stated; units a month.</summary>
/// <remarks>Before the first month of the horizon it is that of the first month, and after the last that of the last.</remarks>
public sealed class UnstatedCapacity
{
    private readonly CurrentCapacity current;
    private readonly CoveredScopes covered;
    private readonly double[] units;
    private readonly int asOf;

    internal UnstatedCapacity(Register register, CurrentCapacity current, Month asOf)
    {
        this.current = current;
        this.asOf = current.Horizon.IndexOf(asOf);
        Now = Math.Clamp(this.asOf, 0, current.Horizon.Months - 1);
        covered = new CoveredScopes(register, current.Items, asOf);
        units = new double[current.Items.Count];
        for (var item = 0; item < units.Length; item++)
        {
            units[item] = current.Lines.Unstated(item) + OfEuropeanUnion(item) + OfNobodyKnown(item);
            for (var partner = 0; partner < current.Partners.Count; partner++)
            {
                units[item] += OfPartner(item, partner);
            }
        }
    }

    /// <summary>The as-of month, as a number of the horizon.</summary>
    public int Now { get; }

    /// <summary>The unstated part of an item.</summary>
    public double Of(int item) => units[item];

    /// <summary>The whole present of an item; 0 if nothing is known.</summary>
    public double Present(int item) => current.Rate(item, Now);

    /// <summary>The part that is observed of a partner beyond its lines.</summary>
    public double OfPartner(int item, int partner) =>
        current.Unattributed(item).OfPartner(partner, Now) is > 0 and var beyond && !covered.HasPartner(item, current.Partners, partner) ? beyond : 0;

    /// <summary>The part that is observed of the EU beyond its members.</summary>
    public double OfEuropeanUnion(int item) => covered.HasEuropeanUnion(item) ? 0 : current.Unattributed(item).OfEuropeanUnion(Now);

    /// <summary>The part that is observed of all allies beyond that, and the part that is implied.</summary>
    public double OfNobodyKnown(int item) => covered.HasAllies(item) ? 0 : current.Unattributed(item).OfAllied(Now) + current.Implied(item, Now);

    /// <summary>How much an unstated part grows by a month; nothing up to the as-of month.</summary>
    /// <param name="growth">The reading.</param>
    /// <param name="unstated">The part, units a month.</param>
    /// <param name="present">The present that it is a part of.</param>
    /// <param name="month">A month of the horizon.</param>
    internal double Grown(UnstatedGrowth growth, double unstated, double present, int month) =>
        month > asOf ? growth.Growth(unstated, present, month - asOf) : 0;
}
