namespace CoProduction.Domain.Tests.Gaps.Projections;

/// <summary>One product with two parts: the smallest register in which one thing after another is short.</summary>
internal static class Ammunition
{
    /// <summary>100 rounds a month are made in the first month; from the second on assembly, fuzes and bodies allow so many.</summary>
    public static Register Rounds(double assembly, double fuzes, double bodies) =>
        new()
        {
            Items = [A.Product("155-HE", ("155-FUZE", 1), ("155-BODY", 2)), A.Component("155-FUZE"), A.Component("155-BODY")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 100, expansions: A.Step("2025-12", assembly)),
                A.Factory("usa-b", "155-FUZE", 100, expansions: A.Step("2025-12", fuzes)),
                A.Factory("usa-c", "155-BODY", 200, expansions: A.Step("2025-12", 2 * bodies)),
            ],
            Goals = [A.Goal()],
        };
}
