using CoProduction.Domain.Tests.Gaps;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Registry.Plans;

public sealed class PlanIdsTests
{
    [Theory]
    [InlineData(1250, null, Per.Month, "x1")]
    [InlineData(3750, null, Per.Quarter, "x1")]
    [InlineData(1251, null, Per.Month, "x1 x2")]
    [InlineData(1250, 1500.0, Per.Month, "x1 x2")]
    public void A_plan_without_an_id_restates_the_one_of_its_rate_in_whatever_time_that_is_stated(double low, double? high, Per per, string ids)
    {
        var former = Of("2028", new Quantity(15_000, null, Per.Year)).Named(PlanIds.At(1));

        var plans = PlanIds.Assign([former], [(null, Of("2029-06", new Quantity(low, high, per)))]);

        Assert.Equal(ids, string.Join(' ', plans.Select(plan => plan.Id)));
        Assert.Equal("2029-06", plans[^1].Terms.Due.Text);
    }

    private static Plan Of(string due, Quantity total) =>
        new(
            Parsed.As<Keyword>("unnamed"),
            new PlanTerms(PlanKind.Expansion, Parsed.As<Period>(due), PlanStage.Funded, total),
            DatePrecision.Reported,
            A.Source(),
            []);
}
