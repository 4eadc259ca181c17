using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Domain.Tests.Registry.Factories;

public sealed class ExpansionTests
{
    private static readonly DateOnly Tomorrow = Sample.Today.AddDays(1);

    [Fact]
    public void New_and_added_rate_together_are_refused() =>
        Refused.Naming("addedRate", () => Sample.Expansion(newRate: 100, addedRate: 10));

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    [InlineData(int.MinValue)]
    public void Ramp_out_of_range_is_refused(int months) => Refused.Naming("rampMonths", () => Sample.Expansion(rampMonths: months));

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public void Ramp_may_be_as_long_as_that(int months) => Assert.Equal(months, Sample.Expansion(rampMonths: months).RampMonths);

    [Fact]
    public void Unknown_stage_is_refused() => Refused.Naming("stage", () => Sample.Expansion(stage: (ExpansionStage)(-1)));

    [Fact]
    public void Unknown_date_precision_is_refused() => Refused.Naming("datePrecision", () => Sample.Expansion(precision: (DatePrecision)2));

    [Fact]
    public void History_out_of_order_is_refused() =>
        Refused.Naming("history", () => Sample.Expansion(history: [Sample.Revision(Tomorrow), Sample.Revision(Sample.Today)]));

    [Fact]
    public void Two_changes_on_one_day_are_in_order() =>
        Assert.Equal(2, Sample.Expansion(history: [Sample.Revision(Sample.Today), Sample.Revision(Sample.Today)]).History.Count);

    [Fact]
    public void Rates_may_be_unpublished() => Assert.Null(Sample.Expansion(newRate: null).NewRate);

    [Fact]
    public void Same_promise_adds_nothing_to_the_history()
    {
        var former = Sample.Expansion(history: Sample.Revision(Sample.Today));

        Assert.Equal(former.History, Sample.Expansion().After(former, Tomorrow).History);
    }

    [Fact]
    public void Better_source_for_the_same_promise_adds_nothing_to_the_history()
    {
        var next = Sample.Expansion(source: Sample.Source("Reuters"), precision: DatePrecision.Placeholder).After(Sample.Expansion(), Tomorrow);

        Assert.Empty(next.History);
        Assert.Equal("Reuters", next.Source.Publisher);
    }

    [Fact]
    public void Moved_date_stays_in_the_history()
    {
        var moved = Sample.Expansion(effective: Sample.October.Plus(6)).After(Sample.Expansion(), Sample.Today);

        Assert.Equal(new ExpansionRevision(Sample.Today, Sample.October, Sample.Expansion().NewRate, null, ExpansionStage.Announced), Assert.Single(moved.History));
    }

    [Fact]
    public void Changed_stage_stays_in_the_history() =>
        Assert.Equal(ExpansionStage.Announced, Assert.Single(Sample.Expansion(stage: ExpansionStage.Funded).After(Sample.Expansion(), Sample.Today).History).Stage);

    [Fact]
    public void Changed_rate_stays_in_the_history() =>
        Assert.Equal(100, Assert.Single(Sample.Expansion(newRate: 50).After(Sample.Expansion(newRate: 100), Sample.Today).History).NewRate?.Units);

    [Fact]
    public void Changed_added_rate_stays_in_the_history()
    {
        var former = Sample.Expansion(newRate: null, addedRate: 500);

        var changed = Sample.Expansion(newRate: null, addedRate: 100).After(former, Sample.Today);

        Assert.Equal(500, Assert.Single(changed.History).AddedRate?.Units);
    }

    [Fact]
    public void History_grows_with_each_change_oldest_first()
    {
        var first = Sample.Expansion(effective: Sample.October);
        var second = Sample.Expansion(effective: Sample.October.Plus(6)).After(first, Sample.Today);
        var third = Sample.Expansion(effective: Sample.October.Plus(4)).After(second, Tomorrow);

        Assert.Equal([Sample.October, Sample.October.Plus(6)], third.History.Select(revision => revision.Effective));
        Assert.Equal([Sample.Today, Tomorrow], third.History.Select(revision => revision.Until));
    }

    [Fact]
    public void History_stays_in_order_when_the_clock_was_set_back()
    {
        var former = Sample.Expansion(effective: Sample.October.Plus(6)).After(Sample.Expansion(), Tomorrow);

        var next = Sample.Expansion(effective: Sample.October.Plus(7)).After(former, Sample.Today);

        Assert.Equal([Tomorrow, Tomorrow], next.History.Select(revision => revision.Until));
        Assert.Equal(next.History, Sample.Expansion(history: next.History).History);
    }

    [Theory]
    [InlineData("later", 9, 9)]
    [InlineData("brought forward", -3, -3)]
    [InlineData("unmoved", 0, 0)]
    public void Slip_is_counted_from_the_first_promise(string what, int moved, int slip)
    {
        var first = Sample.Expansion();
        var inBetween = Sample.Expansion(effective: Sample.October.Plus(20)).After(first, Sample.Today);

        Assert.True(slip == Sample.Expansion(effective: Sample.October.Plus(moved)).After(inBetween, Tomorrow).SlipMonths, what);
    }

    [Fact]
    public void Expansion_without_history_has_not_slipped() => Assert.Equal(0, Sample.Expansion(effective: new Month(2040, 1)).SlipMonths);
}
