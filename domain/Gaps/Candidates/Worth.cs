using CoProduction.Gaps.Levers;

namespace CoProduction.Gaps.Candidates;

/// <summary>What more of an item is worth to a product in one month.</summary>
/// <param name="Lever">What one more unit a month unlocks; null where it helps nothing alone.</param>
/// <param name="Quantity">Units of the item in one unit of the product; more than 0.</param>
/// <param name="Shortfall">What the product is short of its path, units a month.</param>
internal sealed record Worth(Lever? Lever, double Quantity, double Shortfall)
{
    private const int MonthsAYear = 12;

    /// <summary>Units of the product a year, at least, with so many more units of the item a month.</summary>
    public double Unlocked(double room) => Lever is null ? 0 : Math.Min(room, Lever.Steps) * Lever.UnitsAYear;

    /// <summary>Units of the product a year were nothing else in the way.</summary>
    public double Potential(double room) => Math.Min(room / Quantity, Shortfall) * MonthsAYear;
}
