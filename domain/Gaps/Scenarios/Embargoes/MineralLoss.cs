using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The share of a mineral that is lost if some countries no longer deliver, and by whom.</summary>
/// <remarks>
/// Shares with a different basis or year are never added. For each stage and basis, each country counts with the latest year that states a share of
/// it, and the loss is the greatest sum of one year. A share of a theater's or a partner's supply is lost by the makers there alone, and a share of the
/// world or of exports by all. A share of anything else is shown, and nobody loses it.
/// </remarks>
public sealed class MineralLoss
{
    private readonly CountryShare[] used;
    private readonly Dictionary<MakerPlace, LossBounds> byPlace = [];

    private MineralLoss(ItemCode mineral, CountryShare[] stated)
    {
        Mineral = mineral;
        used = [.. stated.Where(IsUsed)];
        Stages = StageLoss.Of(used);
        NotUsed = StageLoss.Of(stated.Where(share => !IsUsed(share)));
        Regions =
        [
            .. used.Where(share => share.Basis.Theater is not null || share.Basis.Partner is not null)
                .Select(share => share.Basis.Noting(null)).Distinct().Order(),
        ];
    }

    /// <summary>The mineral or material.</summary>
    public ItemCode Mineral { get; }

    /// <summary>The shares of all the countries together, in the order of stage and basis; empty if none is used.</summary>
    public IReadOnlyList<StageLoss> Stages { get; }

    /// <summary>The shares of something that is no makers' supply, in the same order.</summary>
    public IReadOnlyList<StageLoss> NotUsed { get; }

    /// <summary>The theaters and partners whose makers lose more shares than makers elsewhere.</summary>
    public IReadOnlyList<ShareBasis> Regions { get; }

    /// <summary>What makers lose where no share of a theater's or partner's supply is stated.</summary>
    public LossBounds Elsewhere => At(default);

    /// <returns>Null if no share of any of the countries is stated.</returns>
    public static MineralLoss? Of(MineralChain chain, IReadOnlyCollection<CountryCode> countries)
    {
        CountryShare[] stated =
        [
            .. chain.Shares.Where(share => share.Percent > 0 && countries.Contains(share.Country))
                .GroupBy(share => (share.Stage, share.Basis, share.Country))
                .Select(same => same.MaxBy(share => share.Year ?? int.MinValue)!)
                .OrderBy(share => share.Stage).ThenBy(share => share.Basis).ThenBy(share => share.Country),
        ];
        return stated.Length == 0 ? null : new MineralLoss(chain.Mineral, stated);
    }

    /// <summary>What the makers at a place lose.</summary>
    public LossBounds At(MakerPlace place)
    {
        if (!byPlace.TryGetValue(place, out var bounds))
        {
            byPlace[place] = bounds = LossBounds.Of([.. used.Where(share => place.Loses(share.Basis))]);
        }

        return bounds;
    }

    private static bool IsUsed(CountryShare share) => share.Basis.Whole != ShareWhole.Other;
}
