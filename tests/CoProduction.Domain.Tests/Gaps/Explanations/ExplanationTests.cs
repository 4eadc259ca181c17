using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Explanations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Explanations;

public sealed class ExplanationTests
{
    [Fact]
    public void A_figure_is_told_from_its_goal_down_to_the_lines_and_back_to_the_gap()
    {
        var register = new Register
        {
            Partners = [A.Partner("DEU")],
            Items = [A.Product("155-HE", ("FUZE", 2)), A.Component("FUZE")],
            Factories =
            [
                A.Factory("deu-works", "155-HE", 60, asOf: "2025-06", plans: A.Step("2026-03", 200)),
                A.Factory("deu-fuzes", "FUZE", 150, "fuze", plans: A.Step("2027-01", 400, PlanStage.Announced)),
            ],
            Baselines = [A.Observed("155-HE", "DEU", 100)],
            Goals = [A.Goal(months: 61)],
        };

        var explanation = Explanation.Of(Projection.Of(register, A.Month("2026-06"))!.In(ForecastCase.Committed), A.Code("155-HE"), A.Month("2028-05"))!;

        Assert.Equal((100, 50), (explanation.Output, explanation.Gap));
        Assert.Equal(
            [
                "The goal of artillery-155 asks for 2 times the rate of 2025-11 by 2030-11, on a straight path.",
                "In 2025-11 155-HE was made at 100 units a month, plans left out: that is its baseline.",
                "30 months after that the path asks for 1.5 times that: 150 units a month.",
                "deu-works (deu-works) makes 60 units a month of 155-HE, as of 2025-06.",
                "100 units a month of 155-HE were observed of DEU; 40 of them are not explained by what is registered within it, and count as unattributed.",
                "deu-works (deu-works) promises a total of 200 of 155-HE from 2026-03 on (funded): that month is over, so it counts from 2026-07 on.",
                "Together the capacity of 155-HE in 2028-05 is 240 units a month.",
                "Into one 155-HE go 2 of FUZE; its capacity of 200 units a month would be enough for 100.",
                "deu-fuzes (deu-fuzes) makes 150 units a month of FUZE.",
                "Today's products need 50 units a month of FUZE beyond that: somebody supplies them, unregistered.",
                "deu-fuzes (deu-fuzes) promises a total of 400 of FUZE from 2027-01 on (announced): it does not count (not-in-case).",
                "Together the capacity of FUZE in 2028-05 is 200 units a month.",
                "FUZE is used up: of 200 units a month 155-HE takes 200.",
                "So 100 units a month of 155-HE can be made in 2028-05.",
                "The path asks for 150: 50 units a month are missing.",
            ],
            explanation.Steps.Select(step => step.Text));
        Assert.Equal(
            ["artillery-155", "artillery-155", "deu-works", "deu-deu-155-he-baseline-2025-11-o1", "deu-works/155-HE/complete/e1", "155-HE/FUZE", "deu-fuzes", "deu-fuzes/FUZE/fuze/e1"],
            explanation.Steps.SelectMany(step => step.Records).Select(record => record.Id));
    }

    /// <summary>What is told to go into a capacity adds up to it where no plan changes it, and the last figures are the report's.</summary>
    [Fact]
    public void Figures_add_up_and_are_those_of_the_report() => Seeds.EachWithCases(50, seed =>
    {
        var outcome = Projection.Of(RandomRegister.Of(seed), A.Month("2026-06"))!.In(ForecastCase.Operating);
        var added = 0;
        foreach (var (item, product) in outcome.Projection.Explosion.Products.Select((item, product) => (item, product)))
        {
            for (var month = 0; month < outcome.Projection.Horizon.Months; month += 5)
            {
                var explanation = Explanation.Of(outcome, outcome.Projection.Items[item], outcome.Projection.Horizon.At(month))!;
                var figures = explanation.Steps.SelectMany(step => step.Figures).ToArray();
                Assert.Equal(outcome.Output(product, month), explanation.Output);
                Assert.Equal(explanation.Output, figures.SingleOrDefault(figure => figure.Name == "output")?.Value);
                if (outcome.Forecast.Capacities[month, item] is var capacity && capacity != Capacity.Unknown && !outcome.Projection.CurrentCapacity.Lines.ExpandingOf(item).Any())
                {
                    var code = outcome.Projection.Items[item].Value;
                    var parts = explanation.Steps.TakeWhile(step => !step.Text.StartsWith("Together", StringComparison.Ordinal)).SelectMany(step => step.Figures)
                        .Where(figure => figure.Name.Contains($"/{code}/", StringComparison.Ordinal) || figure.Name.StartsWith("unattributed", StringComparison.Ordinal))
                        .Sum(figure => figure.Value);
                    Assert.Equal(capacity, parts, 1e-9 * Math.Max(1, parts));
                    added++;
                }
            }
        }

        return added;
    });

    [Fact]
    public void What_is_no_product_has_no_explanation_and_a_month_beyond_the_goals_is_refused()
    {
        var outcome = Projection.Of(new Register { Items = [A.Component("FUZE")], Goals = [A.Goal(months: 12)] }, A.Month("2026-06"))!.In(ForecastCase.Committed);

        Assert.Null(Explanation.Of(outcome, A.Code("FUZE"), A.Month("2026-01")));
        Assert.Null(Explanation.Of(outcome, A.Code("NONE"), A.Month("2026-01")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Explanation.Of(outcome, A.Code("FUZE"), A.Month("2026-11")));
    }
}
