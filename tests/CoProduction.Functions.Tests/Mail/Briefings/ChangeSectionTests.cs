using CoProduction.Functions.Mail.Briefings;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>What a briefing says of two nights that differ in one thing.</summary>
public sealed class ChangeSectionTests
{
    private static readonly Factory Kept = SmallRegister.Works();

    [Fact]
    public void First_briefing_says_that_it_is_the_first()
    {
        var changes = Changes(SmallRegister.Of(Kept), null);

        Assert.Equal("This is the first report that you get. The next one says what has changed since.", Assert.Single(changes.Leads));
        Assert.Empty(changes.Items);
    }

    [Fact]
    public void Nothing_changed_is_said_in_a_line()
    {
        // Each night is read anew from its archive.
        var changes = Changes(SmallRegister.Of(SmallRegister.Works(due: "2027-03")), SmallRegister.Of(SmallRegister.Works(due: "2027-03")));

        Assert.Equal("Nothing has changed since the report of 2026-11-16: the figures, plans and records are the same.", Assert.Single(changes.Leads));
        Assert.Empty(changes.Tables);
        Assert.Empty(changes.Items);
    }

    [Fact]
    public void Plan_that_slipped_three_months_is_named_with_both_months()
    {
        var changes = Changes(SmallRegister.Of(SmallRegister.Works(due: "2027-06")), SmallRegister.Of(SmallRegister.Works(due: "2027-03")));

        var later = Assert.Single(changes.Items);
        Assert.Equal(("Later", "1 plan slipped."), (later.Head, later.Text));
        Assert.Equal("pol-radom-works, SHELL, plan x1: 3 months later, now from 2027-06, was from 2027-03.", Assert.Single(later.Points));
    }

    [Fact]
    public void Plan_that_was_brought_forward_a_month_is_sooner()
    {
        var changes = Changes(SmallRegister.Of(SmallRegister.Works(due: "2027-02")), SmallRegister.Of(SmallRegister.Works(due: "2027-03")));

        Assert.Equal("pol-radom-works, SHELL, plan x1: 1 month sooner, now from 2027-02, was from 2027-03.", Assert.Single(Assert.Single(changes.Items).Points));
    }

    [Fact]
    public void Cancelled_plan_is_at_another_stage()
    {
        var before = SmallRegister.Works(due: "2027-03");
        var plan = before.Lines[0].Plans[0];
        var cancelled = new PlanTerms(plan.Terms.Kind, plan.Terms.Due, PlanStage.Cancelled, plan.Terms.Total);
        var now = before.With([before.Lines[0].With([new Plan(plan.Id, cancelled, plan.DatePrecision, plan.Source, [])])]);

        var stage = Assert.Single(Changes(SmallRegister.Of(now), SmallRegister.Of(before)).Items, item => item.Head == "Stage");

        Assert.Equal("pol-radom-works, SHELL, plan x1: cancelled, was funded.", Assert.Single(stage.Points));
    }

    [Fact]
    public void New_site_is_named_and_its_lines_are_not_told_of_again()
    {
        var changes = Changes(SmallRegister.Of(Kept, SmallRegister.Works("pol-lodz-works", "Łódź works", due: "2027-03")), SmallRegister.Of(Kept));

        var added = Assert.Single(changes.Items, item => item.Head == "New");
        Assert.Equal("1 record.", added.Text);
        Assert.Equal("1 factory: Łódź works (pol-lodz-works).", Assert.Single(added.Points));
        Assert.DoesNotContain(changes.Items, item => item.Head is "Gone" or "Changed" or "Later");
    }

    [Fact]
    public void Withdrawn_site_is_named()
    {
        var changes = Changes(SmallRegister.Of(Kept), SmallRegister.Of(Kept, SmallRegister.Works("pol-lodz-works", "Łódź works")));

        var gone = Assert.Single(changes.Items, item => item.Head == "Gone");
        Assert.Equal("1 record, withdrawn or no longer released to you.", gone.Text);
        Assert.Equal("1 factory: Łódź works (pol-lodz-works).", Assert.Single(gone.Points));
    }

    [Fact]
    public void Verdict_that_changed_is_named_with_the_one_before_and_its_figures_stand_in_the_table()
    {
        var changes = Changes(SmallRegister.Of(SmallRegister.Works(due: "2027-03")), SmallRegister.Of(Kept));

        Assert.Equal(
            ["artillery-155 is reached, was open.", "SHELL is reached, was open."],
            Assert.Single(changes.Items, item => item.Head == "Verdicts").Points);
        Assert.Contains(Assert.Single(changes.Tables).Rows, row => row.SequenceEqual(["SHELL, floor", "1,000", "5,000", "+4,000"]));
        Assert.Contains(Assert.Single(changes.Tables).Rows, row => row.SequenceEqual(["artillery-155, floor", "50 %", "100 %", "+50 points"]));
    }

    /// <summary>Otherwise a reader of the mail could pass on a name that only some may know.</summary>
    [Fact]
    public void Marking_is_that_of_both_nights()
    {
        var own = SmallRegister.Works("pol-lodz-works", "Łódź works", releasedTo: "POL");

        var briefing = BriefingModel.Of(SmallRegister.Source(SmallRegister.Of(Kept), SmallRegister.Of(Kept, own)), SmallRegister.Wishes(), default);

        Assert.Equal("UNCLASSIFIED // REL TO POL", briefing.Marking);
        Assert.StartsWith(briefing.Marking, briefing.Subject, StringComparison.Ordinal);
    }

    private static BriefingSection Changes(Register now, Register? before) =>
        BriefingModel.Of(SmallRegister.Source(now, before), SmallRegister.Wishes() with { WithCharts = false }, default).Sections[0];
}
