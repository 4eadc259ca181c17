using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class EmbargoTests
{
    [Fact]
    public void An_item_that_needs_a_mineral_in_unknown_quantity_keeps_the_share_that_is_left()
    {
        var register = Rounds(("antimony", null), Share("CHN", 40));

        Assert.Equal(60, Made(register, Embargo("CHN")), 1e-9);
        Assert.Equal(100, Made(register, Embargo("RUS")), 1e-9);
    }

    [Fact]
    public void Products_that_need_known_quantities_share_what_is_left_of_the_mineral()
    {
        // 100 rounds and 100 rockets need 1 and 3 kg each, 400 kg together; 200 kg are left. The goal for rockets is as large.
        var register = new Register
        {
            Items = [A.Product("155-HE", ("copper", 1)), A.ProductOf("patriot", "PAC3-MSE", ("copper", 3))],
            Factories = [A.Factory("usa-a", "155-HE", 100), A.Factory("usa-b", "PAC3-MSE", 100)],
            MineralChains = [Chain("copper", Share("CHN", 50))],
            Goals = [A.Goal(), A.Goal("patriot")],
        };

        var after = register.Under(Embargo("CHN")).After;

        Assert.Equal((50, 50), (after.Output("155-HE", "2030-10")!.Value, after.Output("PAC3-MSE", "2030-10")!.Value));
    }

    [Fact]
    public void Stocks_put_it_off_and_it_ends_with_its_last_month()
    {
        var register = Rounds(("antimony", null), Share("CHN", 40));
        var embargo = new Embargo([Country("CHN")], [], 3, Changed.Months("2026-01", "2026-06"));

        var after = register.Under(embargo).After;

        Assert.Equal(
            [100.0, 60, 60, 100],
            new[] { "2026-03", "2026-04", "2026-06", "2026-07" }.Select(month => after.Output("155-HE", month)!.Value));
        Assert.Equal(A.Month("2026-04"), EmbargoReport.Of(register.In(), embargo).From);
    }

    [Fact]
    public void Statements_of_another_basis_or_year_are_alternatives_and_never_added()
    {
        var register = Rounds(
            ("antimony", null),
            Share("CHN", 30, basis: "global (EU study)", year: 2023),
            Share("CHN", 90, year: 2020), // an older year of the same basis
            Share("CHN", 40, year: 2024),
            Share("RUS", 20, year: 2024));

        Assert.Equal(
            new AtReadings<double>(40, 40, 70), register.WithGrowthStated().Under(Embargo("CHN", "RUS")).After.Product("155-HE").Series.Last.Output);
        var loss = EmbargoReport.Of(register.In(), Embargo("CHN", "RUS")).Minerals.Single().Shares;
        Assert.Equal((30, 60), (loss.Elsewhere.AtLeast, loss.Elsewhere.AtMost));
        Assert.Equal([("world", 2024, 60.0), ("world (EU study)", 2023, 30.0)], loss.Stages.Select(stage => (stage.Basis.Value, stage.Year!.Value, stage.Percent)));
    }

    [Fact]
    public void The_stage_that_loses_most_is_the_chokepoint_for_stages_follow_on_each_other()
    {
        var register = Rounds(("gallium", null), Share("CHN", 20), Share("CHN", 90, MineralStage.Refining));

        var mineral = EmbargoReport.Of(register.In(), Embargo("CHN")).Minerals.Single();

        Assert.Equal((MineralStage.Refining, 90, 90), (mineral.Shares.Elsewhere.Chokepoint!.Value, mineral.Shares.Elsewhere.AtLeast, mineral.Shares.Elsewhere.AtMost));
        Assert.Equal(90, mineral.Products.Products.Single().Units.LastMonth, 1e-9);
        Assert.Equal(60 * 90, mineral.Products.Products.Single().Units.InAll, 1e-6);
        Assert.Equal(("155-PRIMER", 90.0), (mineral.Items.Single().Item.Value, Math.Round(mineral.Items.Single().Units.LastMonth, 9)));
    }

    [Fact]
    public void What_countries_have_together_is_lost_together_whether_one_embargo_names_them_or_two()
    {
        var register = Rounds(("antimony", null), Share("CHN", 40), Share("RUS", 20));

        Assert.Equal(40, Made(register, Embargo("CHN", "RUS")), 1e-9);
        Assert.Equal(40, Made(register, Embargo("CHN"), Embargo("RUS")), 1e-9);
    }

    [Fact]
    public void The_limit_goes_up_through_unknown_quantities()
    {
        // A round needs an unknown quantity of primers, which need antimony. Nothing binds, but everything is hit.
        var register = new Register
        {
            Items = [A.Product("155-HE", ("155-PRIMER", null)), A.Component("155-PRIMER", ("antimony", 2))],
            Factories = [A.Factory("usa-a", "155-HE", 100)],
            MineralChains = [Chain("antimony", Share("CHN", 40))],
            Goals = [A.Goal()],
        };

        Assert.Equal(60, Made(register, Embargo("CHN")), 1e-9);
    }

    [Fact]
    public void A_share_that_nobody_states_is_told()
    {
        var warnings = Rounds(("antimony", null), Share("CHN", 40))
            .Under(new Embargo([Country("RUS")], [A.Code("antimony"), A.Code("unobtainium")], 0, Changed.Always)).Warnings;

        Assert.Equal(["There is no mineral unobtainium.", "No share of antimony is stated for RUS."], warnings.Select(warning => warning.Detail));
    }

    private static Register Rounds((string Item, double? Quantity) mineral, params CountryShare[] shares) => new()
    {
        Items = [A.Product("155-HE", ("155-PRIMER", 1)), A.Component("155-PRIMER", mineral)],
        Factories = [A.Factory("usa-a", "155-HE", 100)],
        MineralChains = [Chain(mineral.Item, shares)],
        Goals = [A.Goal()],
    };

    private static MineralChain Chain(string mineral, params CountryShare[] shares) =>
        new(A.Code(mineral), MineralKind.Mineral, Release.ToEveryone, shares);

    private static CountryShare Share(string country, double percent, MineralStage stage = MineralStage.Extraction, string basis = "global", int? year = 2024) =>
        new(stage, Country(country), percent, Parsed.As<ShareBasis>(basis), year, A.Source());

    private static Embargo Embargo(params string[] countries) => new([.. countries.Select(Country)], [], 0, Changed.Always);

    private static CountryCode Country(string code) => Parsed.As<CountryCode>(code);

    private static double Made(Register register, params ScenarioChange[] changes) => register.Under(changes).After.Output("155-HE", "2030-10")!.Value;
}
