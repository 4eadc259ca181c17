using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Promises;
using CoProduction.Goals;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Promises;

public sealed class BackTestTests
{
    [Theory]
    [InlineData(PromiseVerdict.Kept, PlanStage.Commissioned, "2026-03")]
    [InlineData(PromiseVerdict.Kept, PlanStage.Commissioned, "2026-01")]
    [InlineData(PromiseVerdict.Broken, PlanStage.Commissioned, "2026-04")]
    [InlineData(PromiseVerdict.Broken, PlanStage.Building, "2026-03")]
    [InlineData(PromiseVerdict.Broken, PlanStage.Building, "2027-03")]
    [InlineData(PromiseVerdict.Broken, PlanStage.Cancelled, "2026-03")]
    public void Promise_is_kept_where_it_is_commissioned_in_its_month_or_before(PromiseVerdict verdict, PlanStage stage, string month)
    {
        var test = Test(Promised.For(PlanStage.Funded, "2026-03"), Promised.For(stage, month));

        Assert.Equal(verdict, test.Promises.Single().Verdict);
        Assert.Equal(1, test.Score!.Count);
    }

    [Fact]
    public void Promise_is_measured_against_the_month_it_had_then_not_the_first_one()
    {
        var test = Test(Promised.For(PlanStage.Funded, "2025-01", "2026-03"), Promised.For(PlanStage.Commissioned, "2025-01", "2026-03"));

        Assert.Equal(PromiseVerdict.Kept, test.Promises.Single().Verdict);
    }

    [Theory]
    [InlineData(PromiseVerdict.NotYetDue, "2026-07")]
    [InlineData(PromiseVerdict.AlreadyOverdue, "2025-10")]
    public void Only_promises_between_the_two_months_are_scored(PromiseVerdict verdict, string month)
    {
        var test = Test(Promised.For(PlanStage.Funded, month), Promised.For(PlanStage.Cancelled, month));

        Assert.Equal(verdict, test.Promises.Single().Verdict);
        Assert.Null(test.Score);
    }

    [Fact]
    public void Promise_without_a_date_or_lost_from_the_register_is_told_and_not_scored()
    {
        var undated = Promised.Dated(DatePrecision.Placeholder, PlanStage.Funded, "2026-03");

        Assert.Equal(PromiseVerdict.WithoutDate, Test(undated, undated).Promises.Single().Verdict);
        Assert.Equal(PromiseVerdict.Missing, Test(Promised.For(PlanStage.Funded, "2026-03"), null).Promises.Single().Verdict);
    }

    [Fact]
    public void What_was_kept_or_cancelled_already_is_no_forecast()
    {
        Assert.Empty(Test(Promised.For(PlanStage.Commissioned, "2025-10"), null).Promises);
        Assert.Empty(Test(Promised.For(PlanStage.Cancelled, "2026-03"), null).Promises);
    }

    [Fact]
    public void Probabilities_of_stages_are_scored_against_what_came_of_them()
    {
        // Two funded promises (0.75), of which one is kept, and one announced promise (0.5), which is not.
        var then = Promised.Register(Promised.By(
            "pol-a",
            "Nammo",
            Promised.For(PlanStage.Funded, "2026-01"),
            Promised.For(PlanStage.Funded, "2026-02"),
            Promised.For(PlanStage.Announced, "2026-03")));
        var now = Promised.Register(Promised.By(
            "pol-a",
            "Nammo",
            Promised.For(PlanStage.Commissioned, "2026-01"),
            Promised.For(PlanStage.Building, "2026-02", "2026-12"),
            Promised.For(PlanStage.Announced, "2026-03")));

        var test = BackTest.Of(then, A.FirstMonth, now, A.Month("2026-06"));

        Assert.Equal((0.0625 + 0.5625 + 0.25) / 3, test.Score!.Score, 1e-12);
        Assert.Equal([PlanStage.Announced, PlanStage.Funded], test.Stages.Select(each => each.Stage));
        Assert.Equal([0, 0.5], test.Stages.Select(each => each.Score.Happened));

        // Without any slip come 0.025 of what is funded and 0.0167 of what is announced: in time are 0.75 x 0.025 and 0.5 x 0.0167 of them.
        Assert.Equal([0.01875, 0.01875, 0.00833], test.Promises.Select(promise => promise.InTime), (left, right) => Math.Abs(left - right) < 2e-4);
        Assert.Equal(((0.98125 * 0.98125) + (0.01875 * 0.01875) + (0.00833 * 0.00833)) / 3, test.InTimeScore!.Score, 2e-4);
        Assert.Equal([1, 2], test.Stages.Select(each => each.InTime.Count));
    }

    [Fact]
    public void Forecast_is_compared_with_what_is_observed_later()
    {
        // 100 in all, of which a line makes 40; funded to 60 and announced to 90 after. Observed in 2026-06: 130, Poland 55.
        var test = Observed(("ALLIED", 130, "2026-06"), ("POL", 55, "2026-06"));

        Assert.Equal(-10, Error(test, "ALLIED", ForecastCase.Committed), 1e-9);
        Assert.Equal(20, Error(test, "ALLIED", ForecastCase.Announced), 1e-9);
        Assert.Equal(5, Error(test, "POL", ForecastCase.Committed), 1e-9);
        Assert.Equal(-15, Error(test, "POL", ForecastCase.Operating), 1e-9);
        var committed = test.Errors.Single(error => error.Case == ForecastCase.Committed);
        Assert.Equal((2, -2.5, 7.5), (committed.Count, committed.Mean, committed.MeanAbsolute));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(160, 0)]
    public void Total_of_all_allies_is_held_against_the_range_of_the_trials(double observed, double coverage)
    {
        // 100 in all; the steps to 120 and to 150 come by 2026-06 about once in ten and once in thirty.
        var test = Observed(("ALLIED", observed, "2026-06"), ("POL", 55, "2026-06"));

        var range = Assert.Single(test.Ranges).Range;
        Assert.Equal(("2026-06", 100, 100), (range.Month.ToString(), Math.Round(range.P10, 9), Math.Round(range.P50, 9)));
        Assert.InRange(range.P90, 100, 150);
        Assert.Equal(coverage, test.Coverage);

        // The path asks for 100 x (1 + 7/59) = 111.9, which the steps make in a tenth of the trials or so.
        var tested = Assert.Single(test.Ranges);
        Assert.Equal((100 * (1 + (7.0 / 59)), observed > 111), (tested.Path, tested.IsOnPath));
        Assert.InRange(tested.OnPath.Probability, 0.01, 0.3);
        Assert.Equal(Math.Pow(tested.OnPath.Probability - (observed > 111 ? 1 : 0), 2), test.PathScore!.Score, 1e-12);
        Assert.Equal((0, false), (test.PacePairs, test.HadPace));
    }

    [Fact]
    public void Without_a_total_of_all_allies_there_is_no_coverage() => Assert.Null(Observed(("POL", 55, "2026-06")).Coverage ?? Observed(("POL", 55, "2026-06")).PathScore?.Score);

    [Fact]
    public void Observation_of_a_scope_of_which_nothing_was_known_is_told_without_an_error()
    {
        var test = Observed(("KOR", 30, "2026-06"));

        Assert.Equal(ForecastCases.All, test.Forecasts.Select(forecast => forecast.Case));
        Assert.All(test.Forecasts, forecast => Assert.Null(forecast.Error));
        Assert.Empty(test.Errors);
    }

    [Theory]
    [InlineData("2025-11")]
    [InlineData("2026-07")]
    [InlineData("2025")]
    public void Observation_outside_the_months_between_is_no_test(string date) => Assert.Empty(Observed(("ALLIED", 130, date)).Forecasts);

    [Fact]
    public void Later_month_that_is_not_later_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BackTest.Of(Register.Empty, A.FirstMonth, Register.Empty, A.FirstMonth));

    [Fact]
    public void Registers_without_goals_are_no_test_of_forecasts() =>
        Assert.Empty(BackTest.Of(Register.Empty, A.FirstMonth, Register.Empty, A.Month("2026-06")).Forecasts);

    private static double Error(BackTest test, string scope, ForecastCase forecast) =>
        test.Forecasts.Single(each => each.Observed.Scope.Value == scope && each.Case == forecast).Error!.Value;

    private static BackTest Test(Plan then, Plan? now) =>
        BackTest.Of(
            Promised.Register(Promised.By("pol-a", "Nammo", then)),
            A.FirstMonth,
            now is null ? Register.Empty : Promised.Register(Promised.By("pol-a", "Nammo", now)),
            A.Month("2026-06"));

    private static BackTest Observed(params (string Scope, double PerMonth, string AsOf)[] later)
    {
        Baseline[] known = [A.Observed("155-HE", "ALLIED", 100)];
        var observed = later.Select(each => A.Observed("155-HE", each.Scope, each.PerMonth, each.AsOf, id: "o2"));
        return BackTest.Of(Register(known), A.FirstMonth, Register([.. known, .. observed]), A.Month("2026-06"));

        static Register Register(Baseline[] baselines) => new()
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("pol-a", "155-HE", 40, plans:
                    [A.Step("2026-03", 60, id: "e1"), A.Step("2026-04", 90, PlanStage.Announced, id: "e2")]),
            ],
            Baselines = baselines,
            Goals = [A.Goal()],
        };
    }
}
