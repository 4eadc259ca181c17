using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

/// <summary>What holds of statements about lines, whatever else the register says.</summary>
public sealed class StatementProperties
{
    [Fact]
    public void Statements_in_any_order_give_the_same_report() => Seeds.EachWithCases(30, seed =>
    {
        var (register, random) = (Stated(seed), new Random(seed));
        var shuffled = register.With([.. register.Factories.Select(factory => factory.With(
            [.. factory.Lines.Select(line => line.WithRates(Shuffled(line.Rates, random)).With(Shuffled(line.Plans, random)))]))]);

        foreach (var outlook in ForecastCases.All.SelectMany(Outlook.Of))
        {
            Assert.Equal(Text(register, outlook), Text(shuffled, outlook));
        }

        return register.Factories.Sum(factory => factory.Lines.Count(line => line.Rates.Count > 1));
    });

    /// <summary>A rate that is stated for a later month than the goal's first six changes what was made in no month before it, nor baseline or goal.</summary>
    [Fact]
    public void A_later_statement_changes_no_earlier_month_no_baseline_and_no_goal() => Seeds.EachWithCases(40, seed =>
    {
        var (register, random) = (RandomRegister.Of(seed), new Random(seed));
        var (factory, month) = (random.Next(register.Factories.Count), A.Month("2026-08").Plus(random.Next(3)));
        var later = new Statement(Measure.Output, Quantity.AMonth(random.Next(200)), Period.Of(month), A.Source());
        var restated = register.With(
        [
            .. register.Factories.Index().Select(each => each.Index != factory ? each.Item
                : each.Item.With([.. each.Item.Lines.Select((line, place) => place == 0 && line.Rates.Count > 0 ? line.WithRates([.. line.Rates, later]) : line)])),
        ]);
        var (before, after) = (Projection.Of(register, A.Month("2026-11"))!, Projection.Of(restated, A.Month("2026-11"))!);

        for (var item = 0; item < before.Items.Count; item++)
        {
            for (var at = 0; at < before.Horizon.IndexOf(month); at++)
            {
                Assert.Equal(before.CurrentCapacity.Made(item, at), after.CurrentCapacity.Made(item, at), 1e-9);
            }
        }

        Assert.All(Enumerable.Range(0, before.Goals.Count), product => Assert.Equal(before.Goals[product]?.EndRate, after.Goals[product]?.EndRate));
        return register.Factories[factory].Lines[0].Rates.Count;
    });

    [Fact]
    public void Adding_a_maker_without_a_plan_never_lowers_the_ceiling() => Seeds.EachWithCases(40, seed =>
    {
        var (register, random) = (RandomRegister.Of(seed), new Random(seed));
        var item = register.Items[random.Next(register.Items.Count)];
        var made = A.Line(item.Code.Value, random.Next(2) == 0 ? null : random.Next(100), Line.Complete.Value, "2026-02");
        var maker = A.Factory("usa-new-maker", SiteStatus.Operating, "Nobody", made);
        var more = register.With([.. register.Factories.Append(maker).OrderBy(factory => factory.Id.Value, StringComparer.Ordinal)]);
        var (before, after, compared) = (Projection.Of(register, A.Month("2026-06"))!, Projection.Of(more, A.Month("2026-06"))!, 0);
        foreach (var forecast in ForecastCases.All)
        {
            var (was, now) = (before.In(forecast, Reading.Ceiling).Forecast, after.In(forecast, Reading.Ceiling).Forecast);
            for (var number = 0; number < before.Items.Count; number++)
            {
                for (var month = 0; month < before.Horizon.Months; month++)
                {
                    Assert.True(
                        !was.IsKnown(number, month) || now.Capacities[month, number] >= was.Capacities[month, number] - 1e-9,
                        $"{before.Items[number]} {month} {forecast}: {was.Capacities[month, number]} .. {now.Capacities[month, number]}");
                    compared++;
                }
            }
        }

        return compared;
    });

    /// <summary>A random register in which lines have several statements of several measures, times and sources.</summary>
    private static Register Stated(int seed)
    {
        var (register, random) = (RandomRegister.Of(seed), new Random(seed));
        return register.With([.. register.Factories.Select(factory => factory.With([.. factory.Lines.Select(line => line.WithRates(
            [.. line.Rates.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => More(random))).DistinctBy(rate => (rate.Measure, rate.Period, rate.Source))]))]))]);
    }

    private static Statement More(Random random) =>
        new(
            (Measure)random.Next(3),
            new Quantity(random.Next(100), random.Next(2) == 0 ? 100 + random.Next(50) : null, (Per)random.Next(5)),
            Period.Of(A.Month("2025-09").Plus(random.Next(15))),
            random.Next(2) == 0 ? null : A.Source());

    private static T[] Shuffled<T>(IEnumerable<T> all, Random random)
    {
        T[] shuffled = [.. all];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static string Text(Register register, Outlook outlook) =>
        ReportText.Of(GapReport.Of(Projection.Of(register, A.Month("2026-06"))!, outlook));
}
