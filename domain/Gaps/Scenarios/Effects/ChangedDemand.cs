using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The factors that surges apply to the goals' paths.</summary>
internal sealed class ChangedDemand(IReadOnlyList<ScenarioChange> changes, Month asOf)
{
    private readonly SurgedDemand[] surges = [.. changes.OfType<SurgedDemand>()];

    /// <summary>The factor by month of the goal; null if no surge applies to it.</summary>
    public IReadOnlyList<double>? MultiplesOf(Goal goal)
    {
        var own = surges.Where(surge => surge.Of.Families.Count == 0 || surge.Of.Families.Contains(goal.Family)).ToList();
        return own.Count == 0 ? null : [.. Enumerable.Range(0, goal.Months).Select(month => own.Aggregate(1.0, (multiple, surge) =>
            surge.During.Covers(goal.FirstMonth.Plus(month), asOf) ? multiple * surge.Multiplier : multiple))];
    }
}
