using CoProduction.Registry.Minerals;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The percentage of a mineral that some makers lose, from the mildest of contradicting shares to the worst.</summary>
/// <remarks>
/// <para>
/// Stages follow one another, so the stage that loses most is the chokepoint. If bases contradict each other, the loss of the stage lies between them.
/// A basis can only be the mildest for the countries that it states, so the lower bound is the greatest loss that some of the countries cause by every
/// basis that states any of them.
/// </para>
/// <para>
/// One more country never lowers a bound. It adds at least 0 to one year of a basis and nothing to any other year, so the greatest sum of a basis
/// never falls, nor does the upper bound, the greatest of all. The lower bound is the greatest over all parts of the set of countries, and every part
/// of a set is a part of the larger set.
/// </para>
/// </remarks>
/// <param name="AtLeast">The least percentage: at the worst stage, what some of the countries cost by the mildest basis that states any of them.</param>
/// <param name="AtMost">The greatest percentage: at the worst stage, by its worst basis.</param>
/// <param name="Chokepoint">The stage that loses most by its worst basis, on a tie the first; null if nothing is lost.</param>
public sealed record LossBounds(double AtLeast, double AtMost, MineralStage? Chokepoint)
{
    private static readonly LossBounds None = new(0, 0, null);

    /// <param name="stated">The latest shares of the countries that these makers lose, in the order of stage, basis and country.</param>
    internal static LossBounds Of(IReadOnlyList<CountryShare> stated)
    {
        if (stated.Count == 0)
        {
            return None;
        }

        var worst = StageLoss.Of(stated).MaxBy(stage => stage.Percent)!;
        return new LossBounds(stated.GroupBy(share => share.Stage).Max(stage => AtLeastOf([.. stage])), worst.Percent, worst.Stage);
    }

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
            var mildest = StageLoss.Of(stage).MinBy(basis => basis.Percent)!;
            greatest = Math.Max(greatest, mildest.Percent);
            var stated = stage.Where(share => share.Basis == mildest.Basis).Select(share => share.Country).ToHashSet();
            stage = [.. stage.Where(share => !stated.Contains(share.Country))];
        }

        return greatest;
    }
}
