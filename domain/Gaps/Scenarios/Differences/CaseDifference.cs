using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>How a case ends with a scenario, compared with how it ends without; after minus before, units a month in the last month.</summary>
/// <param name="Case">The case.</param>
/// <param name="Output">The output; null if nothing is known.</param>
/// <param name="Gap">The gap; null without a goal.</param>
/// <param name="ReachedBefore">When the goal is reached for good without the scenario.</param>
/// <param name="ReachedAfter">When the goal is reached for good with the scenario.</param>
public sealed record CaseDifference(
    ForecastCase Case,
    AtReadings<double?>? Output,
    AtReadings<double?>? Gap,
    AtReadings<Month?> ReachedBefore,
    AtReadings<Month?> ReachedAfter)
{
    public static CaseDifference Between(CaseOutcome before, CaseOutcome after) =>
        new(
            before.Case,
            PeriodDifference.Less(after.Output, before.Output),
            PeriodDifference.Less(after.Gap, before.Gap),
            before.Reached,
            after.Reached);
}
