using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The share of a mineral that is lost if some countries no longer deliver.</summary>
/// <remarks>
/// <para>
/// Shares with a different basis or year are never added. For each stage and basis, each country counts with the latest year that states a share of
/// it. The loss is the greatest sum of one year. Stages follow one another, so the stage that loses most is the chokepoint.
/// </para>
/// <para>
/// If bases contradict each other, the loss of the stage lies between them. A basis can only be the mildest for the countries that it states, so the
/// lower bound is the greatest loss that some of the countries cause by every basis that states any of them.
/// </para>
/// <para>
/// One more country never lowers a bound. It adds at least 0 to one year of a basis and nothing to any other year, so the greatest sum of a basis
/// never falls, nor does the upper bound, the greatest of all. The lower bound is the greatest over all parts of the set of countries, and every part
/// of a set is a part of the larger set.
/// </para>
/// </remarks>
public sealed record MineralLoss
{
    private MineralLoss(ItemCode mineral, IReadOnlyList<StageLoss> stages, double atLeast)
    {
        Mineral = mineral;
        Stages = stages;
        AtLeast = atLeast;
        AtMost = stages.Max(stage => stage.Percent);
        Chokepoint = stages.MaxBy(stage => stage.Percent)!.Stage;
    }

    /// <summary>The mineral or material.</summary>
    public ItemCode Mineral { get; }

    /// <summary>The loss under all the countries together, in the order of stage and basis; at least one.</summary>
    public IReadOnlyList<StageLoss> Stages { get; }

    /// <summary>The least percentage lost: at the worst stage, what some of the countries cost by the mildest basis that states any of them.</summary>
    public double AtLeast { get; }

    /// <summary>The greatest percentage lost: at the worst stage, by its worst basis.</summary>
    public double AtMost { get; }

    /// <summary>The stage that loses most by its worst basis; on a tie, the first.</summary>
    public MineralStage Chokepoint { get; }

    /// <returns>Null if no share of any of the countries is stated.</returns>
    public static MineralLoss? Of(MineralChain chain, IReadOnlyCollection<CountryCode> countries)
    {
        CountryShare[] stated =
        [
            .. chain.Shares.Where(share => share.Percent > 0 && countries.Contains(share.Country))
                .GroupBy(share => (share.Stage, share.Basis, share.Country))
                .Select(same => same.MaxBy(share => share.Year ?? int.MinValue)!)
                .OrderBy(share => share.Stage).ThenBy(share => share.Basis, StringComparer.Ordinal).ThenBy(share => share.Country),
        ];
        return stated.Length == 0
            ? null
            : new MineralLoss(chain.Mineral, ByBasis(stated), stated.GroupBy(share => share.Stage).Max(stage => AtLeastOf([.. stage])));
    }

    private static StageLoss[] ByBasis(IEnumerable<CountryShare> stated) =>
        [.. stated.GroupBy(share => (share.Stage, share.Basis)).Select(basis => WorstYear([.. basis]))];

    /// <summary>The year in which the countries' shares of one basis add up to most; on a tie, the latest.</summary>
    private static StageLoss WorstYear(IReadOnlyList<CountryShare> basis) =>
        basis.GroupBy(share => share.Comparable)
            .Select(year => new StageLoss(
                year.Key.Stage, year.Key.Basis, year.Key.Year, Math.Min(100, year.Sum(share => share.Percent)), [.. year.Select(share => share.Country)]))
            .OrderByDescending(year => year.Percent).ThenByDescending(year => year.Year).First();

    /// <summary>The greatest loss of one stage that some of the countries cause by every basis that states any of them.</summary>
    /// <remarks>
    /// Countries that together lose more than the mildest basis says cannot include any that this basis states, because fewer countries lose no more
    /// by it. So without those that it states, nothing is missed.
    /// </remarks>
    private static double AtLeastOf(IReadOnlyList<CountryShare> stage)
    {
        var greatest = 0.0;
        while (stage.Count > 0)
        {
            var mildest = ByBasis(stage).MinBy(basis => basis.Percent)!;
            greatest = Math.Max(greatest, mildest.Percent);
            var stated = stage.Where(share => share.Basis == mildest.Basis).Select(share => share.Country).ToHashSet();
            stage = [.. stage.Where(share => !stated.Contains(share.Country))];
        }

        return greatest;
    }
}
