using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>What of one stage of a mineral some countries have, by statements that can be added: of one basis and year.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Basis">Of what it is a share.</param>
/// <param name="Year">The year; null where unknown.</param>
/// <param name="Percent">Their shares together, more than 0, at most 100 percent.</param>
/// <param name="Countries">Whose shares are stated, in the order of their codes.</param>
public sealed record StageLoss(MineralStage Stage, string Basis, int? Year, double Percent, IReadOnlyList<CountryCode> Countries);
