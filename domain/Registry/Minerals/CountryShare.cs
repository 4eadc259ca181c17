using CoProduction.Registry.Partners;
using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Minerals;

/// <summary>One country's share of one stage. Shares of different basis or year are never added.</summary>
public sealed record CountryShare
{
    /// <param name="stage">The stage.</param>
    /// <param name="country">The country; need not be a partner.</param>
    /// <param name="percent">Its share, 0 to 100 percent.</param>
    /// <param name="basis">Of what it is a share: global production, exports, a region's supply.</param>
    /// <param name="year">The year for which it holds, 1900 to 2199; null where unknown.</param>
    /// <param name="source">Where this is said.</param>
    /// <exception cref="ArgumentException">The share or year is out of range, or the basis malformed.</exception>
    public CountryShare(MineralStage stage, CountryCode country, double percent, string basis, int? year, Source source)
    {
        Stage = Require.Member(stage, nameof(stage));
        Country = country;
        Percent = percent is >= 0 and <= 100
            ? percent
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "Must be 0 to 100 percent.");
        Basis = Require.Text(basis, Wording.Name, nameof(basis));
        Year = year is null or (>= 1900 and <= 2199)
            ? year
            : throw new ArgumentOutOfRangeException(nameof(year), year, "Must be a year from 1900 to 2199.");
        Source = source;
    }

    public MineralStage Stage { get; }

    public CountryCode Country { get; }

    public double Percent { get; }

    public string Basis { get; }

    public int? Year { get; }

    public Source Source { get; }

    /// <summary>What shares must have in common to be compared or added.</summary>
    public (MineralStage Stage, string Basis, int? Year) Comparable => (Stage, Basis, Year);
}
