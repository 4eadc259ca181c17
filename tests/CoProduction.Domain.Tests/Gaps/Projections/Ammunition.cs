using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Projections;

/// <summary>One product with two parts: the smallest register with a sequence of bottlenecks.</summary>
internal static class Ammunition
{
    /// <summary>Output is 100 rounds in the first month. From the second month on, assembly, fuzes and bodies have the given capacities.</summary>
    public static Register Rounds(double assembly, double fuzes, double bodies) =>
        new()
        {
            Items = [A.Product("155-HE", ("155-FUZE", 1), ("155-BODY", 2)), A.Component("155-FUZE"), A.Component("155-BODY")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 100, plans: A.Step("2025-12", assembly, PlanStage.Commissioned)),
                A.Factory("usa-b", "155-FUZE", 100, plans: A.Step("2025-12", fuzes, PlanStage.Commissioned)),
                A.Factory("usa-c", "155-BODY", 200, plans: A.Step("2025-12", 2 * bodies, PlanStage.Commissioned)),
            ],
            Goals = [A.Goal()],
        };
}
