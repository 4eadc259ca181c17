namespace CoProduction.Registry.Plans;

/// <summary>The rule of plans that others replace.</summary>
public static class PlanReplacement
{
    public const string Rule = "Must be the id of another plan of the line.";

    /// <summary>The plans of a line that name themselves or none of the line's plans as what came in their place.</summary>
    public static IEnumerable<Plan> Lost(IReadOnlyList<Plan> plans) =>
        plans.Where(plan => plan.ReplacedBy is { } other && (other == plan.Id || !plans.Any(each => each.Id == other)));
}
