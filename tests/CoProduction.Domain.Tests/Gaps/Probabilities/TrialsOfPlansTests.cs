using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

/// <summary>How trials take plans of every kind.</summary>
public sealed class TrialsOfPlansTests
{
    private static readonly ChanceModel Certain = new(
        Enum.GetValues<PlanStage>().Where(stage => stage != PlanStage.Cancelled).ToDictionary(stage => stage, _ => new StageChance(1, SlipDistribution.None)), 0.4, 0.2);

    /// <summary>Where every plan comes, on its day, each trial is the forecast of the announced case, in each reading.</summary>
    [Fact]
    public void Trials_take_plans_as_the_forecast_does() => Seeds.EachWithCases(40, seed =>
    {
        var random = new Random(seed);
        var line = A.Line("155-HE", random.Next(5) == 0 ? null : 100, "complete", "2025-11", [.. Enumerable.Range(0, 1 + random.Next(3)).Select(number => PlanOf(random, number))]) with
        {
            NonePlanned = A.Source(),
        };
        var projection = Of(line);
        var chances = MonteCarlo.Run(projection, Certain, 8, cancellation: CancellationToken.None).Families.Single().Products.Single().Chances;

        foreach (var outcome in projection.InAllReadings(ForecastCase.Announced))
        {
            foreach (var month in chances[outcome.Outlook.Reading].Months)
            {
                var forecast = outcome.Output(0, projection.Horizon.IndexOf(month.Month));
                Assert.True(
                    Math.Abs((forecast ?? 0) - month.P50) < 1e-6 || (forecast == month.P50), $"{outcome.Outlook.Reading} {month.Month}: {forecast} and {month.P50}, {string.Join(" | ", line.Plans.Select(plan => plan.Terms))}");
            }
        }

        return line.Plans.Count(plan => !plan.Terms.IsExact);
    });

    [Theory]
    [InlineData(PlanKind.Closure, null, 30)]
    [InlineData(PlanKind.Pause, 0.5, 80)]
    [InlineData(PlanKind.Reduction, 0.25, 105)]
    public void A_cut_that_is_announced_comes_in_every_trial_at_the_floor_and_in_none_at_the_ceiling(PlanKind kind, double? share, double left)
    {
        var plan = new Plan(
            Parsed.As<Keyword>("e1"), new PlanTerms(kind, Parsed.As<Period>("2027-06"), PlanStage.Announced, share: share), DatePrecision.Reported, A.Source(), []);
        var projection = Of(A.Line("155-HE", 100, "complete", "2025-11", plan) with { NonePlanned = A.Source() });

        var chances = MonteCarlo.Run(projection, ChanceModel.Default, 50, cancellation: CancellationToken.None).Families.Single().Products.Single().Chances;

        var (floor, ceiling) = (chances[Reading.Floor].Months.Single(Is), chances[Reading.Ceiling].Months.Single(Is));
        Assert.Equal((left, left, left), (floor.P10, floor.P50, floor.P90));
        Assert.Equal((130.0, 130.0, 130.0), (ceiling.P10, ceiling.P50, ceiling.P90));

        static bool Is(MonthQuantiles month) => month.Month == A.Month("2027-06");
    }

    private static Projection Of(Line line) => Projection.Of(
        new Register
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Goals = [A.Goal()],
            Factories =
            [
                A.Factory("usa-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", 30, asOf: "2025-11") with { NonePlanned = A.Source() }),
                A.Factory("usa-b", SiteStatus.Operating, "Nammo", line),
            ],
        },
        A.Month("2026-11"))!;

    // One date each: of plans with one date the trials let only one total come, as chance has it.
    private static Plan PlanOf(Random random, int number)
    {
        var kind = (PlanKind)random.Next(4);
        var (low, isRange) = (20 + random.Next(60), random.Next(2) == 0);
        var quantity = new Quantity(kind == PlanKind.Expansion ? 100 + low : low, isRange ? 200 : null, Per.Month);
        var timing = kind is PlanKind.Expansion or PlanKind.Reduction && random.Next(3) == 0 ? PlanTiming.By : PlanTiming.From;
        var figure = random.Next(3);
        return new Plan(
            Parsed.As<Keyword>($"e{number}"),
            new PlanTerms(
                kind,
                Parsed.As<Period>($"{2027 + number}{(random.Next(3) switch { 0 => "", 1 => "-H1", _ => "-05" })}"),
                (PlanStage)(1 + random.Next(5)),
                kind is PlanKind.Expansion or PlanKind.Reduction && figure == 0 ? quantity : null,
                kind == PlanKind.Expansion && figure > 0 || (kind == PlanKind.Reduction && figure == 1) ? new Quantity(low, isRange ? 90 : null, Per.Month) : null,
                (kind == PlanKind.Reduction && figure == 2) || kind == PlanKind.Pause ? 0.25 : null,
                timing,
                kind == PlanKind.Pause && random.Next(2) == 0 ? Parsed.As<Period>($"{2027 + number}-11") : null,
                timing == PlanTiming.From && kind != PlanKind.Pause ? random.Next(2) * 4 : 0),
            DatePrecision.Reported,
            A.Source(),
            []);
    }
}
