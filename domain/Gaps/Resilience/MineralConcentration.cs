using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Resilience;

/// <summary>How concentrated one stage of a mineral is among countries. Each result uses shares of one basis and year and never mixes them.</summary>
/// <param name="Mineral">The mineral or material.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Basis">The whole that the shares are part of.</param>
/// <param name="Year">The year; null if unknown.</param>
/// <param name="ByCountry">Among the stated countries; null if all have 0 percent.</param>
/// <param name="Allied">Percent held by the register's partners.</param>
/// <param name="Adversary">Percent held by adversaries.</param>
/// <param name="Neutral">Percent held by all other stated countries.</param>
/// <param name="Unstated">Percent for which no country is stated, at least 0.</param>
public sealed record MineralConcentration(
    ItemCode Mineral,
    MineralStage Stage,
    ShareBasis Basis,
    int? Year,
    Concentration<CountryCode>? ByCountry,
    double Allied,
    double Adversary,
    double Neutral,
    double Unstated)
{
    /// <summary>The default adversaries, used because the register names none: China, Russia, Iran, North Korea, Belarus.</summary>
    public static readonly IReadOnlyList<string> UsualAdversaries = ["BLR", "CHN", "IRN", "PRK", "RUS"];

    /// <summary>The default adversaries of a register. A partner is never one.</summary>
    public static IReadOnlyList<string> AdversariesOf(Register register) =>
        [.. UsualAdversaries.Except(register.Partners.Select(partner => partner.Code.Value))];

    /// <summary>Every stage of every mineral, in the order of mineral, stage, basis and year. The order of a chain's shares does not matter.</summary>
    /// <param name="register">The records.</param>
    /// <param name="adversaries">ISO 3166-1 alpha-3 codes; null for <see cref="AdversariesOf"/>. A partner is never an adversary.</param>
    public static IReadOnlyList<MineralConcentration> Of(Register register, IReadOnlyCollection<string>? adversaries = null)
    {
        var allied = register.Partners.Select(partner => partner.Code.Value).ToHashSet();
        var hostile = (adversaries ?? AdversariesOf(register)).Except(allied).ToHashSet();
        return
        [
            .. from chain in register.MineralChains
               from stage in Comparable(chain)
               let ofAllies = stage.Where(share => allied.Contains(share.Country.Value)).Sum(share => share.Percent)
               let ofAdversaries = stage.Where(share => hostile.Contains(share.Country.Value)).Sum(share => share.Percent)
               let all = stage.Sum(share => share.Percent)
               select new MineralConcentration(
                   chain.Mineral,
                   stage.Key.Stage,
                   stage.Key.Basis,
                   stage.Key.Year,
                   Concentration<CountryCode>.Of(stage.Select(share => (share.Country, share.Percent))),
                   ofAllies,
                   ofAdversaries,
                   Math.Max(0, all - ofAllies - ofAdversaries),
                   Math.Max(0, 100 - all)),
        ];
    }

    /// <summary>The shares that can be compared, by stage, basis and year, each group in the order of the countries.</summary>
    private static IEnumerable<IGrouping<(MineralStage Stage, ShareBasis Basis, int? Year), CountryShare>> Comparable(MineralChain chain) =>
        chain.Shares.OrderBy(share => share.Stage)
            .ThenBy(share => share.Basis)
            .ThenBy(share => share.Year)
            .ThenBy(share => share.Country)
            .GroupBy(share => share.Comparable);
}
