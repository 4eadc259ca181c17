using CoProduction.Gaps;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

public sealed class LineOutputTests
{
    private static readonly Horizon Months = new(A.Month("2025-11"), 60);

    [Theory]
    [InlineData("2025-11", 40)]
    [InlineData("2026-02", 40)]
    [InlineData("2026-03", 55)]
    [InlineData("2030-10", 55)]
    public void The_rate_of_a_month_is_that_of_the_latest_statement_up_to_it(string month, double rate) =>
        Assert.Equal(rate, Of(A.Made(40, "2025-10"), A.Made(55, "2026-03")).At(Index(month)));

    [Fact]
    public void Before_its_first_statement_a_line_is_unknown()
    {
        var output = Of(A.Made(40, "2026-08"));

        Assert.Equal((null, 40), (output.At(Index("2026-07")), output.At(Index("2026-08"))));
    }

    [Fact]
    public void A_statement_up_to_six_months_after_the_goals_first_month_opens_the_forecast() => Assert.Equal(40, Of(A.Made(40, "2026-05")).At(0));

    [Fact]
    public void It_does_not_if_an_earlier_one_is_there() => Assert.Equal(30, Of(A.Made(30, "2020"), A.Made(40, "2025-12")).At(0));

    [Fact]
    public void A_statement_after_the_as_of_month_is_not_known_yet() => Assert.Equal(30, Of(A.Made(30, "2025"), A.Made(40, "2026-10")).At(59));

    [Fact]
    public void A_statement_without_a_date_holds_until_the_first_that_has_one()
    {
        var output = Of(A.Made(30), A.Made(40, "2026-03"));

        Assert.Equal((30, 40), (output.At(0), output.At(59)));
    }

    [Fact]
    public void Of_two_statements_of_one_month_the_better_founded_counts_and_then_the_lower()
    {
        var sources = Enum.GetValues<CoProduction.Registry.Sources.Confidence>();

        Assert.Equal(50, Of(A.Made(40, "2025-10", sources[2]), A.Made(50, "2025-10", sources[0])).At(0));
        Assert.Equal(40, Of(A.Made(50, "2025-10", sources[0]), new Statement(Measure.Output, Quantity.AMonth(40), A.Made(1, "2025-10").Period, null)).At(0));
    }

    [Theory]
    [InlineData(SiteStatus.Closed)]
    [InlineData(SiteStatus.Idle)]
    public void A_site_that_stops_makes_nothing_from_then_on_and_is_untouched_before(SiteStatus status)
    {
        var output = Of([A.Status(SiteStatus.Operating), A.Status(status, "2026-03")], A.Made(40, "2025-10"));

        Assert.Equal((40, 0, 0), (output.At(Index("2026-02")), output.At(Index("2026-03")), output.At(59)));
    }

    [Fact]
    public void A_site_of_which_only_the_closing_is_known_made_something_before()
    {
        var output = Of([A.Status(SiteStatus.Closed, "2026-03")], A.Made(40, "2025-10"));

        Assert.Equal((40, 0), (output.At(Index("2026-02")), output.At(Index("2026-03"))));
    }

    [Fact]
    public void A_site_makes_nothing_before_it_opens()
    {
        var output = Of([A.Status(SiteStatus.UnderConstruction), A.Status(SiteStatus.Operating, "2026-03")], A.Made(40, "2025-10"));

        Assert.Equal((null, 40), (output.At(Index("2026-02")), output.At(Index("2026-03"))));
    }

    [Theory]
    [InlineData(Per.Day, 12, 365)]
    [InlineData(Per.Week, 84, 365)]
    [InlineData(Per.Month, 5, 5)]
    [InlineData(Per.Quarter, 6, 2)]
    [InlineData(Per.Year, 36, 3)]
    public void A_rate_is_kept_as_stated_and_counted_by_the_month(Per per, double stated, double monthly) =>
        Assert.Equal(monthly, Of(new Statement(Measure.Output, new Quantity(stated, null, per), null, null)).At(0));

    [Theory]
    [InlineData("2025", 25_000, 25_000 / 12.0)]
    [InlineData("2025-H1", 600, 100)]
    [InlineData("2025-Q2", 600, 200)]
    [InlineData("2025-10", 600, 600)]
    [InlineData("2024-2025", 2400, 100)]
    public void An_amount_over_a_period_is_divided_by_its_months(string period, double amount, double monthly) =>
        Assert.Equal(monthly, Of(new Statement(Measure.Output, new Quantity(amount, null, null), A.Made(1, period).Period, null)).At(0));

    private static int Index(string month) => Months.IndexOf(A.Month(month));

    private static LineOutput Of(params Statement[] rates) => Of([A.Status(SiteStatus.Operating)], rates);

    private static LineOutput Of(IReadOnlyList<DatedStatus> statuses, params Statement[] rates)
    {
        var line = A.Line("155-HE", rates);
        return LineOutput.Of(new FactoryLine(A.Factory("usa-troy", statuses, "Nammo", line), line), Months, A.Month("2026-09"), Months.First);
    }
}
