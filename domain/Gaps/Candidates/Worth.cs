using CoProduction.Gaps.Levers;

namespace CoProduction.Gaps.Candidates;

/// <summary>The worth of more of an item to a product in one month.</summary>
/// <param name="Lever">The gain from one more unit a month; null if the item alone does not help.</param>
/// <param name="Quantity">Units of the item in one unit of the product; more than 0.</param>
/// <param name="Shortfall">The product's shortfall from its path, units a month.</param>
internal sealed record Worth(Lever? Lever, double Quantity, double Shortfall)
{
    private const int MonthsAYear = 12;

    /// <summary>The minimum gain, in units of the product a year, from this many more units of the item a month.</summary>
    public double Unlocked(double room) => Lever is null ? 0 : Math.Min(room, Lever.Steps) * Lever.UnitsAYear;

    /// <summary>The gain in units of the product a year if nothing else were in the way.</summary>
    public double Potential(double room) => Math.Min(room / Quantity, Shortfall) * MonthsAYear;
}
