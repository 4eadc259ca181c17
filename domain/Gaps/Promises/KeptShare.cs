using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Promises;

/// <summary>How much of a promised change came.</summary>
public static class KeptShare
{
    /// <summary>
    /// The change that a commissioned plan brought, as a share of the change promised first; 1 if all came, more if more. What the line made before is its latest
    /// output stated before the promised date.
    /// </summary>
    /// <returns>Null if the plan is not commissioned, or if either rate is unpublished.</returns>
    public static double? Of(Line line, Plan plan)
    {
        var promised = plan.History.Where(revision => !revision.IsCorrected).Select(revision => revision.Terms).Append(plan.Terms)
            .FirstOrDefault(terms => terms.Total is not null || terms.Added is not null || terms.Kind == PlanKind.Closure);
        if (plan.Stage != PlanStage.Commissioned || promised is null)
        {
            return null;
        }

        var before = line.Latest(Measure.Output, promised.Due.FirstMonth.Plus(-1))?.Lowest;
        return (ChangeBy(promised, before), ChangeBy(plan.Terms, before)) is ({ } much, { } came) && much != 0 ? came / much : null;
    }

    /// <summary>Whether a commissioned plan brought less than was promised first.</summary>
    public static bool IsInPart(Line line, Plan plan) => Of(line, plan) is { } share && share < 1 - Reached.Tolerance;

    // What is known of neither the line nor the addition is compared as totals.
    private static double? ChangeBy(PlanTerms terms, double? before) =>
        terms.TotalRate(most: false) is { } total ? total - (before ?? 0)
        : terms.Added is not null ? terms.AddedRate(most: false)
        : null;
}
