using CoProduction.Domain.Tests.Gaps;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Registry.Factories;

public sealed class FactoryTests
{
    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_texts_are_refused(string text)
    {
        Refused.Naming("name", () => Sample.Named(name: text));
        Refused.Naming("operator", () => Sample.Named(@operator: text));
    }

    /// <summary>Iowa had one line that nobody named, and now has lines 2 and 3A. The promise that the line made is that of the one which still makes it.</summary>
    [Fact]
    public void A_line_that_gets_a_name_keeps_the_history_of_its_plans()
    {
        var former = A.Factory("usa-iowa", "155-HE", 100, plans: A.Step("2026-10", 200));
        Line Named(string name, params Plan[] plans) => former.Lines[0].With(plans) with { Name = Parsed.As<LineName>(name) };

        var both = former.With([Named("2"), Named("3A", A.Step("2027-10", 200))]).After(former, Sample.Today);
        var none = former.With([Named("2"), Named("3A")]).After(former, Sample.Today);

        Assert.Empty(both.Lines[0].Plans);
        Assert.Equal(12, Assert.Single(both.Lines[1].Plans).SlipMonths);
        Assert.Equal(Sample.Today, Assert.Single(none.Lines[0].Plans).Withdrawn);
        Assert.Empty(none.Lines[1].Plans);
    }

    [Fact]
    public void Long_texts_are_refused()
    {
        Refused.TextTooLong("name", 200, text => Sample.Named(name: text));
        Refused.TextTooLong("operator", 200, text => Sample.Named(@operator: text));
    }

    [Fact]
    public void Unknown_status_is_refused() => Refused.Naming("status", () => Sample.Named(status: (SiteStatus)9));

    [Fact]
    public void Factory_without_lines_is_refused() => Refused.Naming("lines", () => Sample.Factory());

    [Fact]
    public void Two_lines_of_one_item_and_stage_are_refused() =>
        Refused.Naming("lines", () => Sample.Factory(Sample.Line("155-HE", "body"), Sample.Line("155-HE", "body")));

    [Fact]
    public void One_item_may_have_lines_at_several_stages() =>
        Assert.Equal(2, Sample.Factory(Sample.Line("155-HE", "body"), Sample.Line("155-HE", "charge")).Lines.Count);

    [Fact]
    public void Two_plans_with_one_id_are_refused() =>
        Refused.Naming("plans", () => Sample.Line(plans: [Sample.Plan("a"), Sample.Plan("a", newRate: 7)]));

    [Fact]
    public void Factory_belongs_to_the_partner_in_its_id() => Assert.Equal("USA", Sample.Named("usa-scranton-aap").Partner.Value);

    [Fact]
    public void Factory_is_found_by_what_it_says()
    {
        IRecord factory = Sample.Factory(Sample.Line("155-HE"), Sample.Line("155-BB"));

        Assert.Equal("usa-scranton-aap", factory.Id);
        Assert.Equal("operating", factory.Status);
        Assert.Null(factory.Family);
        Assert.Equal(["155-HE", "155-BB"], factory.Items.Select(item => item.Value));
        Assert.Equal(["Scranton AAP", "General Dynamics", "Scranton"], factory.Texts);
    }

    [Fact]
    public void Next_version_keeps_what_a_plan_promised_before()
    {
        var former = Sample.Factory(Sample.Line(plans: Sample.Plan(effective: Sample.October)));
        var next = Sample.Factory(Sample.Line(plans: Sample.Plan(effective: Sample.October.Plus(9)))).After(former, Sample.Today);

        var plan = Assert.Single(Assert.Single(next.Lines).Plans);
        Assert.Equal(9, plan.SlipMonths);
        Assert.Equal(Sample.October, Assert.Single(plan.History).Terms.Effective);
    }

    [Fact]
    public void History_that_the_next_version_brings_along_is_not_taken()
    {
        var former = Sample.Factory(Sample.Line(plans: Sample.Plan()));
        var next = Sample.Factory(Sample.Line(plans: Sample.Plan(history: Sample.Revision(new DateOnly(2020, 1, 1)))));

        Assert.Empty(next.After(former, Sample.Today).Lines[0].Plans[0].History);
    }

    [Fact]
    public void Plans_follow_their_namesakes_of_the_same_line_only()
    {
        var former = Sample.Factory(
            Sample.Line("155-HE", "body", Sample.Plan("a", newRate: 1)),
            Sample.Line("155-HE", "charge", Sample.Plan("b", newRate: 2)));
        var next = Sample.Factory(
            Sample.Line("155-HE", "charge", Sample.Plan("a", newRate: 3), Sample.Plan("b", newRate: 4)),
            Sample.Line("155-BB", "body", Sample.Plan("a", newRate: 5)));

        var histories = next.After(former, Sample.Today).Lines.SelectMany(line => line.Plans).Select(plan => plan.History);

        Assert.Equal([0, 1, 0], histories.Select(history => history.Count));
    }

    [Fact]
    public void Statement_that_nothing_further_is_planned_stays_with_its_line()
    {
        var line = Sample.Line(plans: Sample.Plan()) with { NonePlanned = Sample.Source("Army") };
        var factory = Sample.Factory(line);

        Assert.Equal(line, line.With([]).With(line.Plans));
        Assert.Equal(line, factory.With(factory.Lines).Lines[0]);
        Assert.Equal(line, factory.After(Sample.Factory(Sample.Line(plans: Sample.Plan())), Sample.Today).Lines[0]);
    }

    [Fact]
    public void Next_version_that_does_not_say_that_nothing_further_is_planned_takes_it_back()
    {
        var former = Sample.Factory(Sample.Line() with { NonePlanned = Sample.Source() });

        Assert.Null(Sample.Factory(Sample.Line()).After(former, Sample.Today).Lines[0].NonePlanned);
    }

    [Fact]
    public void Everything_else_is_as_the_next_version_says()
    {
        var former = Sample.Named(name: "Old", lines: [Sample.Line("155-HE")]);
        var next = Sample.Named(name: "New", lines: [Sample.Line("155-BB")]);

        Assert.Equal(next, next.After(former, Sample.Today));
    }

    [Fact]
    public void Lines_of_one_item_and_stage_are_told_apart_by_their_names()
    {
        var named = Sample.Factory(Named("2"), Named("3A"));

        Assert.Equal(["2", "3A"], named.Lines.Select(line => line.Name!.Value));
        Refused.Naming("lines", () => Sample.Factory(Named("2"), Named("2")));
        Refused.Naming("lines", () => Sample.Factory(Named("2"), Sample.Line()));
        Refused.Naming("lines", () => Sample.Factory(Sample.Line(), Sample.Line()));
    }

    [Fact]
    public void A_line_continues_the_promises_of_the_one_of_its_name()
    {
        var former = Sample.Factory(Named("2", Sample.Plan()), Named("3A", Sample.Plan()));
        var next = Sample.Factory(Named("3A", Sample.Plan(effective: Sample.October.Plus(9))), Named("2", Sample.Plan())).After(former, Sample.Today);

        Assert.Equal([("3A", 9), ("2", 0)], next.Lines.Select(line => (line.Name!.Value, Assert.Single(line.Plans).SlipMonths)));
    }

    private static Line Named(string name, params Plan[] plans) => Sample.Line(plans: plans) with { Name = Parsed.As<LineName>(name) };
}
