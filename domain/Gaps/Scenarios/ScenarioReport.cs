using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios.Differences;

namespace CoProduction.Gaps.Scenarios;

/// <summary>A gap report under a scenario, against the one without.</summary>
/// <param name="Before">The report without the scenario.</param>
/// <param name="After">
/// The report under it. Lines, observations and what is implied are those of the register; expansions are those that the scenario
/// leaves, in the months that it gives them; capacities, outputs and gaps are the scenario's.
/// </param>
/// <param name="Families">What differs, in the order of the families' names.</param>
/// <param name="Warnings">What the changes name in vain.</param>
public sealed record ScenarioReport(
    GapReport Before, GapReport After, IReadOnlyList<FamilyDifference> Families, IReadOnlyList<ScenarioWarning> Warnings)
{
    /// <param name="projection">The register without the scenario.</param>
    /// <param name="forecast">The case that is shown month by month.</param>
    /// <param name="changes">The changes of all scenarios together, in any order.</param>
    public static ScenarioReport Of(Projection projection, ForecastCase forecast, IReadOnlyList<ScenarioChange> changes)
    {
        var (before, after) = (GapReport.Of(projection, forecast), GapReport.Of(projection.Under(changes), forecast));
        return new ScenarioReport(before, after, FamilyDifference.Between(before, after), ScenarioWarning.Of(projection, changes));
    }
}
