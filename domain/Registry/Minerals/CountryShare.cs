using CoProduction.Registry.Partners;
using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Minerals;

/// <summary>One country's share of one stage. Shares with a different basis or year are never added.</summary>
public sealed record CountryShare
{
    /// <param name="stage">The stage.</param>
    /// <param name="country">The country, which need not be a partner.</param>
    /// <param name="percent">The share, 0 to 100 percent.</param>
    /// <param name="basis">The whole that the share is part of.</param>
    /// <param name="year">The year of the share, 1900 to 2199; null if unknown.</param>
    /// <param name="source">The source of these facts.</param>
    /// <exception cref="ArgumentException">The share or year is out of range.</exception>
    public CountryShare(MineralStage stage, CountryCode country, double percent, ShareBasis basis, int? year, Source source)
    {
        Stage = Require.Member(stage, nameof(stage));
        Country = country;
        Percent = percent is >= 0 and <= 100
            ? percent
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "Must be 0 to 100 percent.");
        Basis = basis;
        Year = year is null or (>= 1900 and <= 2199)
            ? year
            : throw new ArgumentOutOfRangeException(nameof(year), year, "Must be a year from 1900 to 2199.");
        Source = source;
    }

    public MineralStage Stage { get; }

    public CountryCode Country { get; }

    public double Percent { get; }

    public ShareBasis Basis { get; }

    public int? Year { get; }

    public Source Source { get; }

    /// <summary>The properties that two shares must have in common to be compared or added.</summary>
    public (MineralStage Stage, ShareBasis Basis, int? Year) Comparable => (Stage, Basis, Year);
}
