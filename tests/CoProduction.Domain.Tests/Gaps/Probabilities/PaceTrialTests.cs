using CoProduction.Gaps.Paces;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

/// <summary>Trials in the central reading: each draws a pace for each family and a deviation for each item.</summary>
public sealed class PaceTrialTests
{
    /// <summary>Drawn by the language's own generator and functions, with the rules written out once more.</summary>
    [Theory]
    [InlineData(1.5)]
    [InlineData(1.8)]
    [InlineData(2.2)]
    public void The_probability_is_that_of_a_plain_simulation(double multiplier)
    {
        const int Trials = 20_000;
        var register = Register(multiplier);
        var paces = ObservedPaces.Of(register, A.Month("2026-06"));
        var (middle, spread) = (paces.LogGrowthOf(CoProduction.Registry.Parsed.As<CoProduction.Registry.Items.Family>(A.Family)), paces.Spread);
        var (random, reached, damped) = (new Random(1), 0, 0.0);
        for (var month = 1; month < 60; month++)
        {
            damped += Math.Pow(0.85, ((month - 1) / 12) + 1) / 12;
        }

        for (var trial = 0; trial < Trials; trial++)
        {
            var family = Normal(random);
            var rounds = Grown(100, middle + (spread * (family + (Normal(random) / 3))), random.NextDouble() < 0.5 ? 60 : 0);
            var fuzes = Grown(100, middle + (spread * (family + (Normal(random) / 3))), 0);
            reached += Math.Min(rounds, fuzes) >= 100 * multiplier * (1 - 1e-9) ? 1 : 0;
        }

        var expected = (double)reached / Trials;
        var error = Math.Sqrt(expected * (1 - expected) * 2 / Trials);
        Assert.InRange(expected, 0.02, 0.98);
        Assert.InRange(Central(Run(register, Trials)).Reached.Probability, expected - (4 * error), expected + (4 * error));

        double Grown(double units, double pace, double planned) => units + planned + Math.Max(0, (units * (Math.Max(1, Math.Exp(pace * damped)) - 1)) - planned);
    }

    [Fact]
    public void Where_all_pairs_agree_every_trial_is_the_central_reading()
    {
        var register = Register(2, spread: false) with { Factories = [] };
        var report = register.Report("2026-06");
        var months = Central(Run(register, 300)).Months;

        Assert.All(months, month => Assert.Equal((report.Output("155-HE", month.Month.ToString(), Reading.Central), month.P10), (month.P50, month.P90)));
    }

    [Fact]
    public void What_a_scenario_supposes_is_not_drawn()
    {
        var register = Register(2) with { Factories = [] };
        var supposed = Projection.Of(register, A.Month("2026-06"))!.Under([new SupposedPace([], [], 12, new MonthRange(A.Month("2025-11"), null, null))]);

        var last = Central(MonteCarlo.Run(supposed, ChanceModel.Default, 300, cancellation: CancellationToken.None)).Months[^1];

        Assert.Equal((last.P10, last.P50), (last.P50, last.P90));
        Assert.Equal(100 * Math.Pow(1.12, 59.0 / 12), last.P50, 1e-9);
    }

    [Fact]
    public void Chances_rise_from_the_floor_to_the_ceiling()
    {
        var chances = Run(Register(1.8), 2_000).Families.Single().Products.Single().Chances;

        Assert.Equal(0, chances.Floor.Reached.Probability);
        Assert.InRange(chances.Central.Reached.Probability, 0.05, 0.95);
        Assert.Equal(1, chances.Ceiling.Reached.Probability);
        Assert.All(chances.Central.Months.Skip(10), month => Assert.True(month.P10 < month.P50 && month.P50 < month.P90, $"{month}"));
    }

    [Fact]
    public void Every_month_of_every_trial_lies_between_floor_and_ceiling_and_in_the_middle_of_the_forecast() => Seeds.EachWithCases(20, seed =>
    {
        var projection = Projection.Of(Reports.RandomRegister.Of(seed), A.Month("2026-06"))!;
        var between = 0;
        foreach (var product in MonteCarlo.Run(projection, ChanceModel.Default, 200, cancellation: CancellationToken.None).Families.SelectMany(family => family.Products))
        {
            foreach (var (floor, central) in product.Chances.Floor.Months.Zip(product.Chances.Central.Months))
            {
                between += central.P50 > floor.P50 ? 1 : 0;
            }
        }

        return between;
    });

    private static ProductChance Central(ProbabilityReport report) => report.Families.Single().Products.Single().Chances.Central;

    private static ProbabilityReport Run(Register register, int trials) =>
        MonteCarlo.Run(Projection.Of(register, A.Month("2026-06"))!, ChanceModel.Default.With(SlipDistribution.None), trials, cancellation: CancellationToken.None);

    /// <summary>100 rounds observed, each of which needs a fuze, and one plan that comes in half of the trials.</summary>
    private static Register Register(double multiplier, bool spread = true) => new()
    {
        Partners = [A.Partner("USA")],
        Items = [A.Product("155-HE", ("FUZE", 1)), A.Component("FUZE"), A.ProductOf("drone", "FPV"), A.ProductOf("drone", "OWA"), A.ProductOf("patriot", "PAC3")],
        Factories = [A.Factory("usa-new", "155-HE", status: SiteStatus.Planned, plans: A.Step("2028-01", 60, PlanStage.Announced))],
        Baselines =
        [
            A.Observed("155-HE", "ALLIED", 100),
            .. Pair("FPV", spread ? 105 : 120), .. Pair("OWA", 120), .. Pair("PAC3", spread ? 140 : 120),
        ],
        Goals = [A.Goal(multiplier: multiplier)],
    };

    private static Baseline[] Pair(string item, double later) => [A.Observed(item, "USA", 100, "2022-01"), A.Observed(item, "USA", later, "2023-01", id: "o2")];

    /// <summary>By Box and Muller.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
