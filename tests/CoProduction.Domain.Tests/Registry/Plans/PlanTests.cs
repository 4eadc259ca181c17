using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Registry.Plans;

public sealed class PlanTests
{
    private static readonly DateOnly Tomorrow = Sample.Today.AddDays(1);

    [Fact]
    public void New_and_added_rate_together_are_refused() =>
        Refused.Naming("added", () => Sample.Plan(newRate: 100, addedRate: 10));

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    [InlineData(int.MinValue)]
    public void Ramp_out_of_range_is_refused(int months) => Refused.Naming("rampMonths", () => Sample.Plan(rampMonths: months));

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public void Ramp_may_be_as_long_as_that(int months) => Assert.Equal(months, Sample.Plan(rampMonths: months).RampMonths);

    [Fact]
    public void Unknown_stage_is_refused() => Refused.Naming("stage", () => Sample.Plan(stage: (PlanStage)(-1)));

    [Fact]
    public void Unknown_date_precision_is_refused() => Refused.Naming("datePrecision", () => Sample.Plan(precision: (DatePrecision)2));

    [Fact]
    public void History_out_of_order_is_refused() =>
        Refused.Naming("history", () => Sample.Plan(history: [Sample.Revision(Tomorrow), Sample.Revision(Sample.Today)]));

    [Fact]
    public void Two_changes_on_one_day_are_in_order() =>
        Assert.Equal(2, Sample.Plan(history: [Sample.Revision(Sample.Today), Sample.Revision(Sample.Today)]).History.Count);

    [Fact]
    public void Rates_may_be_unpublished() => Assert.Null(Sample.Plan(newRate: null).Terms.Total);

    [Fact]
    public void Same_promise_adds_nothing_to_the_history()
    {
        var former = Sample.Plan(history: Sample.Revision(Sample.Today));

        Assert.Equal(former.History, Sample.Plan().After(former, Tomorrow).History);
    }

    [Fact]
    public void Better_source_for_the_same_promise_adds_nothing_to_the_history()
    {
        var next = Sample.Plan(source: Sample.Source("Reuters"), precision: DatePrecision.Placeholder).After(Sample.Plan(), Tomorrow);

        Assert.Empty(next.History);
        Assert.Equal("Reuters", next.Source.Publisher);
    }

    [Fact]
    public void Moved_date_stays_in_the_history()
    {
        var moved = Sample.Plan(effective: Sample.October.Plus(6)).After(Sample.Plan(), Sample.Today);

        Assert.Equal(new PlanRevision(Sample.Today, Sample.Terms()), Assert.Single(moved.History));
    }

    [Fact]
    public void Changed_stage_stays_in_the_history() =>
        Assert.Equal(PlanStage.Announced, Assert.Single(Sample.Plan(stage: PlanStage.Funded).After(Sample.Plan(), Sample.Today).History).Terms.Stage);

    [Fact]
    public void Changed_rate_stays_in_the_history() =>
        Assert.Equal(100, Assert.Single(Sample.Plan(newRate: 50).After(Sample.Plan(newRate: 100), Sample.Today).History).Terms.Total?.Low);

    [Fact]
    public void Changed_added_rate_stays_in_the_history()
    {
        var former = Sample.Plan(newRate: null, addedRate: 500);

        var changed = Sample.Plan(newRate: null, addedRate: 100).After(former, Sample.Today);

        Assert.Equal(500, Assert.Single(changed.History).Terms.Added?.Low);
    }

    [Fact]
    public void History_grows_with_each_change_oldest_first()
    {
        var first = Sample.Plan(effective: Sample.October);
        var second = Sample.Plan(effective: Sample.October.Plus(6)).After(first, Sample.Today);
        var third = Sample.Plan(effective: Sample.October.Plus(4)).After(second, Tomorrow);

        Assert.Equal([Sample.October, Sample.October.Plus(6)], third.History.Select(revision => revision.Terms.Effective));
        Assert.Equal([Sample.Today, Tomorrow], third.History.Select(revision => revision.Until));
    }

    [Fact]
    public void No_promise_ends_after_the_change_when_the_clock_was_set_back()
    {
        var former = Sample.Plan(effective: Sample.October.Plus(6)).After(Sample.Plan(), Tomorrow);

        var next = Sample.Plan(effective: Sample.October.Plus(7)).After(former, Sample.Today);

        Assert.Equal([Sample.Today, Sample.Today], next.History.Select(revision => revision.Until));
        Assert.Equal(next.History, Sample.Plan(history: next.History).History);
    }

    [Theory]
    [InlineData("later", 9, 9)]
    [InlineData("brought forward", -3, -3)]
    [InlineData("unmoved", 0, 0)]
    public void Slip_is_counted_from_the_first_promise(string what, int moved, int slip)
    {
        var first = Sample.Plan();
        var inBetween = Sample.Plan(effective: Sample.October.Plus(20)).After(first, Sample.Today);

        Assert.True(slip == Sample.Plan(effective: Sample.October.Plus(moved)).After(inBetween, Tomorrow).SlipMonths, what);
    }

    [Fact]
    public void Plan_without_history_has_not_slipped() => Assert.Equal(0, Sample.Plan(effective: new Month(2040, 1)).SlipMonths);

    [Fact]
    public void A_ramp_that_grows_is_a_slip()
    {
        var longer = Sample.Plan(rampMonths: 12).After(Sample.Plan(rampMonths: 3), Sample.Today);

        Assert.Equal((9, 3), (longer.SlipMonths, Assert.Single(longer.History).Terms.RampMonths));
    }

    [Fact]
    public void What_was_corrected_was_never_promised()
    {
        var moved = Sample.Plan(effective: Sample.October.Plus(4)).After(Sample.Plan(), Sample.Today);
        var mended = (Sample.Plan(effective: Sample.October.Plus(16)) with { IsCorrection = true }).After(moved, Tomorrow);

        Assert.Equal([false, true], mended.History.Select(revision => revision.IsCorrected));
        Assert.Equal((16, Sample.October, false), (mended.SlipMonths, mended.First.Effective, mended.IsCorrection));
    }

    [Fact]
    public void A_plan_that_is_left_out_is_withdrawn_once_and_comes_back_when_it_is_stated_again()
    {
        var former = Sample.Line(plans: Sample.Plan());

        var without = Sample.Line().After(former, Sample.Today);
        var still = Sample.Line().After(without, Tomorrow);
        var again = Sample.Line(plans: Sample.Plan()).After(still, Tomorrow);

        Assert.Equal([Sample.Today, Sample.Today, null], new[] { without, still, again }.Select(line => Assert.Single(line.Plans).Withdrawn));
    }

    [Fact]
    public void A_form_that_holds_only_some_plans_withdraws_none()
    {
        var added = (Sample.Line(plans: Sample.Plan("other", newRate: 7)) with { AddsPlans = true }).After(Sample.Line(plans: Sample.Plan()), Sample.Today);

        Assert.Equal(["second-line", "other"], added.Plans.Select(plan => plan.Id.Value));
        Assert.All(added.Plans, plan => Assert.Null(plan.Withdrawn));
    }

    [Theory]
    [InlineData("share", PlanKind.Expansion, null, null, 0.5, null, 0, PlanTiming.From)]
    [InlineData("share", PlanKind.Reduction, 5.0, null, 0.5, null, 0, PlanTiming.From)]
    [InlineData("share", PlanKind.Pause, null, null, 1.5, null, 0, PlanTiming.From)]
    [InlineData("total", PlanKind.Closure, 5.0, null, null, null, 0, PlanTiming.From)]
    [InlineData("added", PlanKind.Pause, null, 5.0, null, null, 0, PlanTiming.From)]
    [InlineData("until", PlanKind.Expansion, 5.0, null, null, "2029", 0, PlanTiming.From)]
    [InlineData("until", PlanKind.Pause, null, null, null, "2027", 0, PlanTiming.From)]
    [InlineData("rampMonths", PlanKind.Expansion, 5.0, null, null, null, 3, PlanTiming.By)]
    [InlineData("timing", PlanKind.Closure, null, null, null, null, 0, PlanTiming.By)]
    public void Terms_that_do_not_fit_the_kind_are_refused(
        string parameter, PlanKind kind, double? total, double? added, double? share, string? until, int ramp, PlanTiming timing) =>
        Refused.Naming(parameter, () => _ = new PlanTerms(
            kind, Parsed.As<Period>("2028"), PlanStage.Funded, Rate(total), Rate(added), share, timing, Parsed.OrNull<Period>(until), ramp));

    private static Quantity? Rate(double? units) => units is { } rate ? Quantity.AMonth(rate) : null;
}
