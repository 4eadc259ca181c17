using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

public sealed class ForecastTests
{
    private static readonly Register Plain = new()
    {
        Partners = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), A.Partner("USA")],
        Items = [A.Product("155-HE", ("155-BODY", 1)), A.Component("155-BODY")],
        Goals = [A.Goal()],
    };

    [Fact]
    public void Only_complete_lines_count_towards_a_product()
    {
        var report = With(A.Factory("usa-iowa", "155-HE", 40), A.Factory("usa-load", "155-HE", 99, stage: "charge")).Report();

        Assert.Equal(Figures.Exactly(40), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void Lines_of_unknown_items_count_nowhere_and_are_named()
    {
        var report = With(A.Factory("usa-iowa", "155-HE", 40), A.Factory("usa-other", "152-HE", 7)).Report();

        Assert.Equal(("usa-other", "152-HE"), report.UnknownLines.Select(line => (line.Factory.Value, line.Item.Value)).Single());
    }

    [Fact]
    public void A_product_whose_lines_publish_nothing_is_unknown_and_never_zero()
    {
        var report = With(A.Factory("usa-iowa", "155-HE", plans: A.Step("2027-01", 30))).Report();

        Assert.Null(report.Capacity("155-HE", "2026-12"));
        Assert.Null(report.Output("155-HE", "2026-12"));
        Assert.Equal(Figures.Exactly(30), report.Output("155-HE", "2027-01"));
        Assert.Null(report.Product("155-HE").Series.Baseline);
        Assert.Null(report.Product("155-HE").Series.Last.Gap);
    }

    [Fact]
    public void An_idle_line_makes_nothing_known()
    {
        var report = With(A.Factory("usa-iowa", "155-HE", 40, status: SiteStatus.Idle)).Report();

        Assert.Null(report.Capacity("155-HE", "2030-10"));
    }

    [Fact]
    public void A_registered_component_supplies_at_least_what_todays_products_need()
    {
        var report = With(A.Factory("usa-iowa", "155-HE", 40), A.Factory("usa-scranton", "155-BODY", stage: "body")).Report();

        Assert.Equal(40, report.Component("155-BODY").Implied![0]);
        Assert.Equal(Figures.Exactly(40), report.Capacity("155-BODY", "2030-10"));
    }

    [Fact]
    public void What_is_registered_and_observed_of_a_component_counts_before_what_is_implied()
    {
        var register = With(A.Factory("usa-iowa", "155-HE", 40), A.Factory("usa-scranton", "155-BODY", 10, stage: "body"));
        var report = Observing(register, A.Observed("155-BODY", "USA", 25)).Report();

        Assert.Equal(15, report.Unattributed("155-BODY", "USA"));
        Assert.Equal(15, report.Component("155-BODY").Implied![0]);
        Assert.Equal(Figures.Exactly(40), report.Capacity("155-BODY", "2025-11"));
    }

    [Fact]
    public void Todays_need_does_not_grow_with_a_products_plan()
    {
        var report = With(
            A.Factory("usa-iowa", "155-HE", 40, plans: A.Step("2027-01", 80)),
            A.Factory("usa-scranton", "155-BODY", stage: "body")).Report();

        Assert.Equal(Figures.Exactly(80), report.Capacity("155-HE", "2027-01"));
        Assert.Equal(Figures.Exactly(40), report.Output("155-HE", "2027-01"));
        Assert.Equal(["155-BODY"], report.Binding("155-HE", "2027-01"));
    }

    [Fact]
    public void Todays_need_follows_a_later_observation_of_the_product()
    {
        var register = With(A.Factory("usa-scranton", "155-BODY", stage: "body"));
        var report = Observing(register, A.Observed("155-HE", "USA", 40), A.Observed("155-HE", "USA", 70, "2026-08")).Report("2026-08");

        Assert.Equal(Figures.Exactly(40), report.Capacity("155-BODY", "2026-07"));
        Assert.Equal(Figures.Exactly(70), report.Capacity("155-BODY", "2030-10"));
        Assert.Equal(Figures.Exactly(70), report.Output("155-HE", "2026-08"));
    }

    [Fact]
    public void Products_without_a_goal_need_their_components_today_too()
    {
        var register = With(
            A.Factory("usa-iowa", "155-HE", 40), A.Factory("usa-drill", "155-TP", 5), A.Factory("usa-scranton", "155-BODY", stage: "body"));
        var report = new Register
        {
            Items = [.. register.Items, A.ProductOf("training", "155-TP", ("155-BODY", 2))],
            Factories = register.Factories,
            Goals = register.Goals,
        }.Report();

        Assert.Equal(Figures.Exactly(50), report.Capacity("155-BODY", "2025-11"));
        Assert.Equal(Figures.Exactly(5), report.Output("155-TP", "2025-11"));
    }

    [Fact]
    public void A_step_of_an_unknown_line_first_replaces_what_its_partner_has_unattributed()
    {
        var register = With(A.Factory("pol-dezamet", "155-HE", 25), A.Factory("pol-new", "155-HE", plans: A.Step("2027-01", 10)));
        var report = Observing(register, A.Observed("155-HE", "POL", 40)).Report();

        Assert.Equal(Figures.Exactly(40), report.Capacity("155-HE", "2026-12"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("155-HE", "2027-01"));
    }

    [Fact]
    public void Then_it_replaces_what_the_EU_and_all_allies_have_and_only_the_rest_is_new()
    {
        var register = With(A.Factory("pol-new", "155-HE", plans: A.Step("2027-01", 100)));
        var report = Observing(
            register, A.Observed("155-HE", "POL", 40), A.Observed("155-HE", "EU", 60), A.Observed("155-HE", "ALLIED", 90)).Report();

        Assert.Equal(Figures.Exactly(100), report.Capacity("155-HE", "2027-01"));
    }

    [Fact]
    public void Outside_the_EU_it_leaves_the_EUs_alone()
    {
        var register = With(A.Factory("usa-new", "155-HE", plans: A.Step("2027-01", 50)));
        var report = Observing(register, A.Observed("155-HE", "EU", 60), A.Observed("155-HE", "ALLIED", 90)).Report();

        Assert.Equal(Figures.Exactly(90 + (50 - 30)), report.Capacity("155-HE", "2027-01"));
    }

    [Fact]
    public void Several_unknown_lines_replace_the_same_capacity_only_once()
    {
        var register = With(
            A.Factory("pol-new", "155-HE", plans: A.Step("2027-01", 30)), A.Factory("deu-new", "155-HE", plans: A.Step("2027-01", 30)));
        var report = Observing(register, A.Observed("155-HE", "EU", 40)).Report();

        Assert.Equal(Figures.Exactly(60), report.Capacity("155-HE", "2027-01"));
    }

    [Fact]
    public void Of_a_component_it_replaces_what_todays_products_imply_last()
    {
        var report = With(
            A.Factory("usa-iowa", "155-HE", 40), A.Factory("usa-scranton", "155-BODY", stage: "body", plans: A.Step("2027-01", 70))).Report();

        Assert.Equal(Figures.Exactly(70), report.Capacity("155-BODY", "2027-01"));
    }

    [Fact]
    public void An_addition_to_an_unknown_line_is_growth_and_replaces_nothing()
    {
        var register = With(A.Factory("pol-new", "155-HE", plans: A.Addition("2027-01", 10)));
        var report = Observing(register, A.Observed("155-HE", "POL", 40)).Report();

        Assert.Equal(Figures.Exactly(50), report.Capacity("155-HE", "2027-01"));
    }

    [Fact]
    public void The_lines_of_one_factory_add_up()
    {
        var report = With(A.Factory(
            "usa-iowa", SiteStatus.Operating, "American Ordnance", A.Line("155-HE", 40), A.Line("155-BODY", 60, "body"), A.Line("155-BODY", 5, "forging"))).Report();

        Assert.Equal(Figures.Exactly(65), report.Capacity("155-BODY", "2025-11"));
    }

    private static Register With(params Factory[] factories) =>
        new() { Partners = Plain.Partners, Items = Plain.Items, Goals = Plain.Goals, Factories = factories };

    private static Register Observing(Register register, params Baseline[] baselines) =>
        new()
        {
            Partners = register.Partners,
            Items = register.Items,
            Goals = register.Goals,
            Factories = register.Factories,
            Baselines = baselines,
        };
}
