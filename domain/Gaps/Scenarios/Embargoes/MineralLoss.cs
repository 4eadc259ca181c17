using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The share of a mineral that is lost if some countries no longer deliver.</summary>
/// <remarks>
/// Shares with a different basis or year are never added. For each stage and basis, only the latest year that states any of the countries counts. If
/// bases contradict each other, the loss of the stage lies between them. Stages follow one another, so the stage that loses most is the chokepoint.
/// </remarks>
/// <param name="Mineral">The mineral or material.</param>
/// <param name="Stages">In the order of stage and basis; at least one.</param>
public sealed record MineralLoss(ItemCode Mineral, IReadOnlyList<StageLoss> Stages)
{
    /// <summary>The least percentage lost: at the worst stage, by its mildest basis.</summary>
    public double AtLeast { get; } = Stages.GroupBy(stage => stage.Stage).Max(stage => stage.Min(each => each.Percent));

    /// <summary>The greatest percentage lost: at the worst stage, by its worst basis.</summary>
    public double AtMost { get; } = Stages.Max(stage => stage.Percent);

    /// <summary>The stage that loses most by its worst basis; on a tie, the first.</summary>
    public MineralStage Chokepoint { get; } = Stages.MaxBy(stage => stage.Percent)!.Stage;

    /// <returns>Null if no share of any of the countries is stated.</returns>
    public static MineralLoss? Of(MineralChain chain, IReadOnlyCollection<CountryCode> countries)
    {
        StageLoss[] stages =
        [
            .. chain.Shares.Where(share => share.Percent > 0 && countries.Contains(share.Country))
                .GroupBy(share => (share.Stage, share.Basis))
                .OrderBy(stage => stage.Key.Stage).ThenBy(stage => stage.Key.Basis, StringComparer.Ordinal)
                .Select(Latest),
        ];
        return stages.Length == 0 ? null : new MineralLoss(chain.Mineral, stages);
    }

    private static StageLoss Latest(IEnumerable<CountryShare> stage)
    {
        var latest = stage.GroupBy(share => share.Year).MaxBy(year => year.Key ?? int.MinValue)!;
        var (of, ofBasis, year) = latest.First().Comparable;
        return new StageLoss(
            of, ofBasis, year, Math.Min(100, latest.Sum(share => share.Percent)), [.. latest.Select(share => share.Country).Order()]);
    }
}
