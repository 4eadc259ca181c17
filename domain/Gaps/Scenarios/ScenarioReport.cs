using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios.Differences;

namespace CoProduction.Gaps.Scenarios;

/// <summary>A gap report with a scenario, compared with the report without it.</summary>
/// <param name="Before">The report without the scenario.</param>
/// <param name="After">
/// The report with the scenario. Lines, observations and implied capacity are those of the register. Plans are those that the scenario leaves,
/// in the months that it gives them. Capacities, outputs and gaps are those of the scenario.
/// </param>
/// <param name="Families">The differences, in the order of the families' names.</param>
/// <param name="Warnings">What the changes name without effect.</param>
public sealed record ScenarioReport(
    GapReport Before, GapReport After, IReadOnlyList<FamilyDifference> Families, IReadOnlyList<ScenarioWarning> Warnings)
{
    /// <param name="projection">The register without the scenario.</param>
    /// <param name="outlook">The case to show month by month, and the reading whose limits are shown.</param>
    /// <param name="changes">The changes of all scenarios together, in any order.</param>
    /// <returns>The report, and the projection under the changes, from which analyses start.</returns>
    public static (ScenarioReport Report, Projection Under) Of(Projection projection, Outlook outlook, IReadOnlyList<ScenarioChange> changes)
    {
        var under = projection.Under(changes);
        var (before, after) = (GapReport.Of(projection, outlook), GapReport.Of(under, outlook));
        return (new ScenarioReport(before, after, FamilyDifference.Between(before, after), ScenarioWarning.Of(projection, changes)), under);
    }
}
