using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios.Differences;

namespace CoProduction.Gaps.Scenarios;

/// <summary>A gap report with a scenario, compared with the report without it.</summary>
/// <param name="Before">The report without the scenario.</param>
/// <param name="After">
/// The report with the scenario. Lines, observations and implied capacity are those of the register. Expansions are those that the scenario leaves,
/// in the months that it gives them. Capacities, outputs and gaps are those of the scenario.
/// </param>
/// <param name="Families">The differences, in the order of the families' names.</param>
/// <param name="Warnings">What the changes name without effect.</param>
public sealed record ScenarioReport(
    GapReport Before, GapReport After, IReadOnlyList<FamilyDifference> Families, IReadOnlyList<ScenarioWarning> Warnings)
{
    /// <param name="projection">The register without the scenario.</param>
    /// <param name="forecast">The case to show month by month.</param>
    /// <param name="changes">The changes of all scenarios together, in any order.</param>
    public static ScenarioReport Of(Projection projection, ForecastCase forecast, IReadOnlyList<ScenarioChange> changes)
    {
        var (before, after) = (GapReport.Of(projection, forecast), GapReport.Of(projection.Under(changes), forecast));
        return new ScenarioReport(before, after, FamilyDifference.Between(before, after), ScenarioWarning.Of(projection, changes));
    }
}
