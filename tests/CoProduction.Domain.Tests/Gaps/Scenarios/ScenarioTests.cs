using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class ScenarioTests
{
    [Fact]
    public void Id_tells_who_keeps_it()
    {
        Assert.Equal("POL", Scenario.OwnerOf(Sample.Scenario("sc-pol-strike").Id)?.Value);
        Assert.Null(Scenario.OwnerOf(Sample.Scenario("sc-strike").Id));
        Assert.Equal("sc-pol-a-strike-in-2027", Scenario.IdOf(Sample.As<CountryCode>("POL"), "A strike in 2027").Value);
    }

    [Fact]
    public void Id_of_a_ready_scenario_is_never_that_of_a_stored_one()
    {
        Refused.Naming("id", () => Sample.Scenario("us-withdraws"));
        Assert.DoesNotContain(ReadyScenarios.All, ready => ready.Id.Value.StartsWith("sc-", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_about_what_its_changes_name()
    {
        IRecord scenario = Sample.Scenario(
            "sc-jpn-x", "x", new Outage(Changed.Partners("USA", "POL"), 100, MonthRange.FromNow), new AddedCapacity(A.Code("FUZE"), 1, Sample.As<CountryCode>("USA"), 0, MonthRange.FromNow));

        Assert.Equal(["USA", "POL", "JPN"], scenario.Partners.Select(partner => partner.Value));
        Assert.Equal(["FUZE"], scenario.Items.Select(item => item.Value));
    }

    [Fact]
    public void More_than_a_hundred_changes_are_refused() =>
        Refused.Naming("changes", () => Sample.Scenario(changes: [.. Enumerable.Repeat(new Slip(Selection.All, 1), 101)]));

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Refused.Naming("percent", () => _ = new Outage(Changed.Partners("POL"), 0, MonthRange.FromNow));
        Refused.Naming("percent", () => _ = new Outage(Changed.Partners("POL"), 100.1, MonthRange.FromNow));
        Refused.Naming("of", () => _ = new Outage(Selection.All, 50, MonthRange.FromNow));
        Refused.Naming("months", () => _ = new Slip(Selection.All, 0));
        Refused.Naming("least", () => _ = new StageLimit(Selection.All, PlanStage.Cancelled));
        Refused.Naming("multiplier", () => _ = new SurgedDemand(double.NaN, [], MonthRange.FromNow));
        Refused.Naming("unitsPerMonth", () => _ = new AddedCapacity(A.Code("FUZE"), 0, null, 0, MonthRange.FromNow));
        Refused.Naming("rampMonths", () => _ = new AddedCapacity(A.Code("FUZE"), 1, null, 121, MonthRange.FromNow));
        Refused.Naming("countries", () => _ = new Embargo([], [], 0, MonthRange.FromNow));
        Refused.Naming("monthsOfStock", () => _ = new Embargo([Sample.As<CountryCode>("CHN")], [], -1, MonthRange.FromNow));
    }

    [Fact]
    public void Period_ends_after_it_begins_and_in_one_way()
    {
        Refused.Naming("until", () => _ = new MonthRange(new Month(2027, 1), new Month(2026, 12), null));
        Refused.Naming("months", () => _ = new MonthRange(null, new Month(2026, 12), 3));
        Refused.Naming("months", () => _ = new MonthRange(null, null, 0));
    }

    [Theory]
    [InlineData("2026-05", false)]
    [InlineData("2026-06", true)]
    [InlineData("2026-08", true)]
    [InlineData("2026-09", false)]
    public void Without_a_first_month_it_holds_from_the_as_of_month(string month, bool holds) =>
        Assert.Equal(holds, new MonthRange(null, null, 3).Covers(A.Month(month), A.Month("2026-06")));

    [Fact]
    public void What_is_put_off_ends_when_it_would_have_ended()
    {
        var period = new MonthRange(A.Month("2026-01"), A.Month("2026-06"), null);

        Assert.Equal(
            ["2026-04", "2026-05", "2026-06"],
            Enumerable.Range(0, 12).Select(month => new Month(2026, 1).Plus(month)).Where(month => period.Covers(month, A.FirstMonth, delay: 3)).Select(month => month.ToString()));
    }
}
