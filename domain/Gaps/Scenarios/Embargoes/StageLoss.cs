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
public sealed record StageLoss(MineralStage Stage, string Basis, int? Year, double Percent, IReadOnlyList<CountryCode> Countries);
