using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>
/// The share of one stage of a mineral that some countries have, from statements of one basis and year, which can be added: of several years, the
/// one in which they add up to most.
/// </summary>
/// <param name="Stage">The stage.</param>
/// <param name="Basis">The whole that it is a share of.</param>
/// <param name="Year">The year; null if unknown.</param>
/// <param name="Percent">The sum of their shares, more than 0, at most 100 percent.</param>
/// <param name="Countries">The countries whose latest shares are those of that year, in the order of their codes.</param>
public sealed record StageLoss(MineralStage Stage, ShareBasis Basis, int? Year, double Percent, IReadOnlyList<CountryCode> Countries)
{
    /// <summary>One loss for each stage and basis, in the order of the shares.</summary>
    /// <param name="stated">The latest shares of the countries.</param>
    internal static IReadOnlyList<StageLoss> Of(IEnumerable<CountryShare> stated) =>
        [.. stated.GroupBy(share => (share.Stage, share.Basis)).Select(basis => WorstYear([.. basis]))];

    /// <summary>The year in which the countries' shares of one basis add up to most; on a tie, the latest.</summary>
    private static StageLoss WorstYear(IReadOnlyList<CountryShare> basis) =>
        basis.GroupBy(share => share.Comparable)
            .Select(year => new StageLoss(
                year.Key.Stage, year.Key.Basis, year.Key.Year, Math.Min(100, year.Sum(share => share.Percent)), [.. year.Select(share => share.Country)]))
            .OrderByDescending(year => year.Percent).ThenByDescending(year => year.Year).First();
}
