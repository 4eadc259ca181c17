using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class MonteCarloTests
{
    private const int Trials = 4_000;

    [Fact]
    public void Certain_plans_give_the_forecast_that_counts_them() => Seeds.EachWithCases(12, seed =>
    {
        // The as-of month is before all promises, so that none is late yet.
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month("2025-07"))!;

        var report = MonteCarlo.Run(projection, Model(stage => stage >= PlanStage.Announced ? 1 : 0), trials: 3);

        var outputs = projection.In(ForecastCase.Announced).Production.Outputs;
        foreach (var product in report.Families.SelectMany(family => family.Products))
        {
            var number = projection.Explosion.Products.ToList().FindIndex(item => projection.Items[item] == product.Product);
            Assert.All(product.Chances.Floor.Months, month =>
            {
                var expected = outputs[projection.Horizon.IndexOf(month.Month), number];
                Assert.Equal((month.P10, month.P10), (month.P50, month.P90));
                Assert.Equal(expected, month.P50, 1e-9 * Math.Max(1, expected));
            });
        }

        return report.Families.Sum(family => family.Products.Sum(product => product.Chances.Floor.Months.Count));
    });

    [Fact]
    public void A_goal_is_reached_as_often_as_what_it_needs_comes_in_time()
    {
        // Output is 100 and the goal is 200 by 2026-10. Slips of 0 and 6 months from 2026-03 are in time, 12 and 18 are not.
        var report = Run(Doubling("2026-03"), Model(_ => 0.75, SlipDistribution.Of([0, 6, 12, 18])));

        AssertNear(0.75 * 2 / 4, report.Families.Single().Chances.Floor.Reached);
        var influence = Assert.Single(report.Influences);
        AssertNear(0.75 * 2 / 4, influence.InEffect);
        Assert.Equal((1, 0), (influence.ReachedWith!.Value.Probability, influence.ReachedWithout!.Value.Probability));
    }

    [Fact]
    public void Expected_shortfall_is_the_mean_of_what_may_happen()
    {
        // The path rises evenly from 100 to 200 over 12 months. With an output of 100 in each month, 600 are missing in total.
        var never = Run(Doubling("2025-11"), Model(_ => 0)).Families.Single().Products.Single().Chances.Floor;
        var half = Run(Doubling("2025-11"), Model(_ => 0.5)).Families.Single().Products.Single().Chances.Floor;

        Assert.Equal(600, never.ExpectedShortfall, 1e-9);
        Assert.Equal(600 * (1 - half.Reached.Probability), half.ExpectedShortfall, 1e-6);
        AssertNear(0.5, half.Reached);
    }

    [Fact]
    public void What_is_late_by_now_comes_after_now()
    {
        var report = Run(Doubling("2026-01"), Model(_ => 1), asOf: "2026-05");

        Assert.Equal("2026-06", report.Families.Single().Products.Single().Chances.Floor.Months.First(month => month.P50 > 150).Month.ToString());
    }

    [Fact]
    public void What_comes_to_light_is_held_against_what_is_observed_by_then_even_where_only_its_parts_move()
    {
        // All allies make 100 throughout; Germany is seen to make 20 of them, from 2026-01 on 60. Both lines' rates are unknown until they step.
        var register = new Register
        {
            Partners = [A.Partner("DEU"), A.Partner("POL")],
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("deu-a", "155-HE", null, plans: A.Step("2025-12", 130, PlanStage.Commissioned)),
                A.Factory("pol-a", "155-HE", null, plans: A.Step("2026-02", 60, PlanStage.Commissioned)),
            ],
            Baselines = [A.Observed("155-HE", "ALLIED", 100, "2025-11"), A.Observed("155-HE", "DEU", 20, "2025-11"), A.Observed("155-HE", "DEU", 60, "2026-01")],
            Goals = [A.Goal(months: 12)],
        };
        var projection = Projection.Of(register, A.Month("2026-03"))!;

        var months = MonteCarlo.Run(projection, ChanceModel.Default, trials: 1, cancellation: CancellationToken.None).Families.Single().Products.Single().Chances.Floor.Months;

        var outputs = projection.In(ForecastCase.Announced).Production.Outputs;
        Assert.Equal(Enumerable.Range(0, 12).Select(month => outputs[month, 0]), months.Select(month => month.P50));
    }

    [Theory]
    [InlineData("deu-a", "Nammo", 0, 0, 0.25)]
    [InlineData("deu-a", "Nammo", 1, 0, 0.5)]
    [InlineData("deu-a", "Nammo", 0.5, 0, (0.25 * 0.5) + (0.75 * 0.25))]
    [InlineData("deu-b", "Nammo", 1, 0, 0.25)]
    [InlineData("deu-b", "Nammo", 0, 1, 0.5)]
    [InlineData("deu-b", "Eurenco", 0, 1, 0.25)]
    public void Plans_come_together_as_often_as_they_share_a_draw(string site, string ofOperator, double bySite, double byOperator, double both)
    {
        // 155-HE needs fuzes and primers, 100 of each are made, and a plan of each must come; one is at deu-a of Nammo's.
        var fuze = A.Line("FUZE", 100, "fuze", plans: A.Step("2025-11", 200));
        var primer = A.Line("PRIMER", 100, "primer", plans: A.Step("2025-11", 200));
        Factory[] factories = site == "deu-a"
            ? [A.Factory("deu-a", SiteStatus.Operating, ofOperator, fuze, primer)]
            : [A.Factory("deu-a", SiteStatus.Operating, "Nammo", fuze), A.Factory(site, SiteStatus.Operating, ofOperator, primer)];
        var register = new Register
        {
            Items = [A.Product("155-HE", ("FUZE", 1), ("PRIMER", 1)), A.Component("FUZE"), A.Component("PRIMER")],
            Factories = [A.Factory("deu-c", "155-HE", 100, plans: A.Step("2025-11", 200, PlanStage.Commissioned)), .. factories],
            Goals = [A.Goal(months: 12)],
        };

        AssertNear(both, Run(register, Model(_ => 0.5, bySite: bySite, byOperator: byOperator)).Families.Single().Chances.Floor.Reached);
    }

    [Fact]
    public void Of_alternatives_for_one_month_only_one_comes_and_the_lower_first()
    {
        var register = Doubling("2025-11", A.Step("2025-11", 150, id: "less"));

        var report = Run(register, Model(_ => 0.5));

        // The larger step comes if the smaller one does not.
        AssertNear(0.25, report.Families.Single().Chances.Floor.Reached);
        Assert.Equal(150, report.Families.Single().Products.Single().Chances.Floor.Months[0].P50);
    }

    [Fact]
    public void The_same_seed_gives_the_same_on_any_number_of_threads_and_in_any_order_of_records() => Seeds.EachWithCases(12, seed =>
    {
        var register = RandomRegister.Of(seed);
        var shuffled = new Register
        {
            Partners = [.. register.Partners.Reverse()],
            Items = [.. register.Items.Reverse()],
            Factories = [.. register.Factories.Reverse()],
            Baselines = [.. register.Baselines.Reverse()],
            Goals = [.. register.Goals.Reverse()],
        };
        var report = Run(register, ChanceModel.Default, trials: 1_100, seed: (ulong)seed);
        var one = Text(report);

        Assert.Equal(one, Text(Run(register, ChanceModel.Default, trials: 1_100, seed: (ulong)seed, threads: 5)));
        Assert.Equal(one, Text(Run(shuffled, ChanceModel.Default, trials: 1_100, seed: (ulong)seed, threads: 2)));
        // If no plan can matter, there is nothing to draw.
        Assert.Equal(report.Influences.Count == 0, one == Text(Run(register, ChanceModel.Default, trials: 1_100, seed: (ulong)seed + 1)));
        return report.Influences.Count;
    });

    /// <summary>The exact bits recorded when this test was written. The build runs it with and without vector instructions.</summary>
    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_machine()
    {
        var text = new StringBuilder();
        for (var seed = 1; seed <= 6; seed++)
        {
            text.Append(Text(Run(RandomRegister.Of(seed), ChanceModel.Default, trials: 500, seed: (ulong)seed)));
        }

        Assert.Equal("1231f9632ff6d13492bfbee50c1fbf2f", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32]);
    }

    [Fact]
    public void A_trial_allocates_nothing_but_room_for_what_is_counted_together()
    {
        var projection = Projection.Of(RandomRegister.Of(3), A.Month("2025-10"))!;
        var report = MonteCarlo.Run(projection, ChanceModel.Default, 200, cancellation: CancellationToken.None);

        // Counting takes a figure and a 16-bit number for each product and reading, and a figure and a mark more for each family. Outputs are in reused memory.
        var room = Enum.GetValues<Reading>().Length * (
            (report.Families.Sum(family => family.Products.Count + 1) * (sizeof(double) + sizeof(ushort))) + (report.Families.Count * (sizeof(double) + sizeof(bool))));
        Assert.InRange(Allocated(projection, 120) - Allocated(projection, 60), 0, (60 * room) + 1_000);
    }

    [Fact]
    public void Quantiles_rise_and_chances_are_shares() => Seeds.EachWithCases(60, seed =>
    {
        var report = Run(RandomRegister.Of(seed), ChanceModel.Default, trials: 300);

        foreach (var product in report.Families.SelectMany(family => family.Products))
        {
            foreach (var chance in Enum.GetValues<Reading>().Select(reading => product.Chances[reading]))
            {
                Assert.All(chance.Months, month => Assert.True(month.P10 <= month.P50 && month.P50 <= month.P90));
                Assert.InRange(chance.Reached.Probability, 0, 1);
                Assert.True(chance.ExpectedShortfall >= 0);
            }
        }

        return report.Families.Sum(family => family.Products.Sum(product => product.Chances.Floor.Months.Count(month => month.P10 < month.P90)));
    });

    [Theory]
    [InlineData(0), InlineData(MonteCarlo.MostTrials + 1)]
    public void So_many_trials_cannot_be(int trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Doubling("2026-03"), ChanceModel.Default, trials));

    /// <summary>Output is 100 and the goal is 200 within 12 months from 2025-11. A funded step to 200 would reach it.</summary>
    private static Register Doubling(string effective, params Plan[] others) => new()
    {
        Items = [A.Product("155-HE")],
        Factories = [A.Factory("deu-a", "155-HE", 100, plans: [A.Step(effective, 200), .. others])],
        Goals = [A.Goal(months: 12)],
    };

    private static ChanceModel Model(
        Func<PlanStage, double> success, SlipDistribution? slip = null, double bySite = 0, double byOperator = 0) =>
        new(
            Enum.GetValues<PlanStage>().Where(stage => stage != PlanStage.Cancelled).ToDictionary(
                stage => stage,
                stage => stage == PlanStage.Commissioned ? new StageChance(1, SlipDistribution.None) : new StageChance(success(stage), slip ?? SlipDistribution.None)),
            bySite,
            byOperator);

    private static ProbabilityReport Run(
        Register register, ChanceModel model, int trials = Trials, ulong seed = 7, int threads = 1, string asOf = "2025-10") =>
        MonteCarlo.Run(Projection.Of(register, A.Month(asOf))!, model, trials, seed, threads: threads, cancellation: CancellationToken.None);

    /// <summary>The minimum of several runs, in bytes, because other allocations of the runtime vary from run to run.</summary>
    private static long Allocated(Projection projection, int trials) =>
        Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            MonteCarlo.Run(projection, ChanceModel.Default, trials, cancellation: CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

    /// <summary>Checks within four standard deviations. The seed is fixed, so the result is always the same.</summary>
    private static void AssertNear(double expected, Frequency found) =>
        Assert.Equal(expected, found.Probability, 4 * Math.Sqrt(expected * (1 - expected) / found.Trials));

    private static string Text(ProbabilityReport report)
    {
        var text = new StringBuilder();
        foreach (var family in report.Families)
        {
            foreach (var reading in Enum.GetValues<Reading>())
            {
                text.Append(CultureInfo.InvariantCulture, $"{family.Family} {reading} {family.Chances[reading].Reached.Count}\n");
                foreach (var product in family.Products)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{product.Product} {product.Chances[reading].Reached.Count} {product.Chances[reading].ExpectedShortfall:R} {string.Join(' ', product.Chances[reading].Criticality.Select(each => $"{each.Item} {each.Binds.Count}"))}\n");
                }

                foreach (var month in family.Chances[reading].Months.Concat(family.Products.SelectMany(product => product.Chances[reading].Months)))
                {
                    text.Append(CultureInfo.InvariantCulture, $"{month.Month} {month.P10:R} {month.P50:R} {month.P90:R}\n");
                }
            }
        }

        foreach (var one in report.Influences)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Family} {one.Site} {one.Item} {one.Plan} {one.InEffect.Count} {one.ReachedWith?.Count} {one.ShortfallWith:R} {one.ShortfallWithout:R}\n");
        }

        return text.ToString();
    }
}
