using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

/// <summary>Known cases whose outcome differed from the promise.</summary>
public sealed class KnownCaseTests
{
    /// <summary>
    /// In September 2024 the United States made about 40,000 rounds of 155 mm a month and promised 100,000 by October 2025. Plants were
    /// funded and partly being built. In July 2025 output was still 40,000 (starter data: Defence Express, National Defense Magazine).
    /// </summary>
    [Theory]
    [InlineData(PlanStage.Funded)]
    [InlineData(PlanStage.Contracted)]
    [InlineData(PlanStage.Building)]
    public void The_United_States_were_unlikely_to_make_100_000_rounds_a_month_by_October_2025(PlanStage stage)
    {
        var register = new Register
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-plants", "155-HE", 40_000, asOf: "2024-09", plans: A.Step("2025-10", 100_000, stage))],
            Baselines = [A.Observed("155-HE", "USA", 40_000, "2024-09")],
            Goals = [A.Goal(multiplier: 2.5, firstMonth: "2024-09", months: 14)],
        };

        var goal = MonteCarlo.Run(Projection.Of(register, A.Month("2024-09"))!, ChanceModel.For(register, A.Month("2024-09")), cancellation: CancellationToken.None).Families.Single().Products.Single().Chances.Floor;

        Assert.Equal(("2025-10", 40_000), (goal.Months[^1].Month.ToString(), goal.Months[^1].P50));
        Assert.InRange(goal.Reached.Probability, 0.001, 0.2);
    }
}
