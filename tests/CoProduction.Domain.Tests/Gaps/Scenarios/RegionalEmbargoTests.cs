using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

/// <summary>An embargo of a share of a theater's or partner's supply hits the makers there alone.</summary>
public sealed class RegionalEmbargoTests
{
    private static readonly Partner[] Allies = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), A.PartnerIn(Theater.NorthAmerica, "USA")];

    [Fact]
    public void Americas_makers_lose_nothing_of_Europes_supply()
    {
        var register = Rounds([Share("POL", 100, "theater:europe (large-scale production)")], A.Factory("pol-a", "155-HE", 60), A.Factory("usa-a", "155-HE", 40));

        Assert.Equal(40, Made(register, Embargo("POL")).Floor, 1e-9);
        var mineral = EmbargoReport.Of(register.In(), Embargo("POL")).Minerals.Single();
        Assert.Equal((0, 0, null), (mineral.Shares.Elsewhere.AtLeast, mineral.Shares.Elsewhere.AtMost, mineral.Shares.Elsewhere.Chokepoint));
        var (region, lost) = mineral.Regions.Single();
        Assert.Equal(("theater:europe", 100, 100), (region.Value, lost.AtLeast, lost.AtMost));
        Assert.Equal(("155-HE", 60.0), (mineral.Items.Single().Item.Value, Math.Round(mineral.Items.Single().Units.LastMonth, 9)));
    }

    [Fact]
    public void Germanys_makers_lose_nothing_of_Polands_supply()
    {
        var register = Rounds(
            [Share("CHN", 50, "partner:POL")], A.Factory("pol-a", "155-HE", 60), A.Factory("deu-a", "155-HE", 30), A.Factory("usa-a", "155-HE", 10));

        Assert.Equal(30 + 30 + 10, Made(register, Embargo("CHN")).Floor, 1e-9);
    }

    [Fact]
    public void Makers_everywhere_lose_a_share_of_exports_and_Europes_the_worse_share_of_their_own_supply()
    {
        // Of 100, Europe makes 60. China has 49.3 percent of exports and 70 of Europe's supply: at the floor its makers lose those 70.
        var register = Rounds(
            [Share("CHN", 49.3, "exports"), Share("CHN", 70, "theater:europe")], A.Factory("pol-a", "155-HE", 60), A.Factory("usa-a", "155-HE", 40)).WithGrowthStated();

        Assert.Equal(new AtReadings<double>((60 * 0.3) + (40 * 0.507), (60 * 0.3) + (40 * 0.507), 100 * 0.507).Select(Rounded), Made(register, Embargo("CHN")).Select(Rounded));
        var loss = EmbargoReport.Of(register.In(), Embargo("CHN")).Minerals.Single();
        Assert.Equal((49.3, 49.3), (loss.Shares.Elsewhere.AtLeast, loss.Shares.Elsewhere.AtMost));
        Assert.Equal((49.3, 70), (loss.Regions.Single().Lost.AtLeast, loss.Regions.Single().Lost.AtMost));
    }

    [Fact]
    public void A_share_of_nobodys_supply_is_shown_and_bounds_nothing()
    {
        var register = Rounds([Share("CHN", 90, "EU imports"), Share("CHN", 40, "world")], A.Factory("usa-a", "155-HE", 100));

        Assert.Equal(60, Made(register, Embargo("CHN")).Floor, 1e-9);
        var loss = EmbargoReport.Of(register.In(), Embargo("CHN")).Minerals.Single().Shares;
        Assert.Equal((40, 40), (loss.Elsewhere.AtLeast, loss.Elsewhere.AtMost));
        Assert.Equal([("EU imports", 90.0)], loss.NotUsed.Select(share => (share.Basis.Value, share.Percent)));
        Assert.Equal(
            ["The share of tnt for CHN is not used, because its basis 'EU imports' is about no makers."],
            register.Under(Embargo("CHN")).Warnings.Select(warning => warning.Detail));
    }

    [Fact]
    public void A_mineral_of_which_only_nobodys_share_is_stated_loses_nothing_and_is_shown()
    {
        var register = Rounds([Share("CHN", 90, "EU imports")], A.Factory("usa-a", "155-HE", 100));

        Assert.Equal(100, Made(register, Embargo("CHN")).Floor, 1e-9);
        var mineral = EmbargoReport.Of(register.In(), Embargo("CHN")).Minerals.Single();
        Assert.Empty(mineral.Products.Products);
        Assert.Single(mineral.Shares.NotUsed);
    }

    [Fact]
    public void What_rounds_need_of_fills_without_a_known_maker_is_made_where_the_rounds_are()
    {
        // Europe makes 60 of 100 rounds, and no line of the fills publishes its rate.
        var register = new Register
        {
            Partners = Allies,
            Items = [A.Product("155-HE", ("155-FILL", 1)), A.Component("155-FILL", ("tnt", null))],
            Factories =
            [
                A.Factory("pol-a", "155-HE", 60), A.Factory("usa-a", "155-HE", 40), A.Factory("pol-b", "155-FILL"), A.Factory("usa-b", "155-FILL"),
            ],
            MineralChains = [Chain(Share("POL", 100, "theater:europe"))],
            Goals = [A.Goal()],
        };

        Assert.Equal(40, Made(register, Embargo("POL")).Floor, 1e-9);
    }

    [Fact]
    public void Output_without_a_known_place_is_hit_at_the_floor_and_spared_at_the_ceiling()
    {
        var register = Rounds([Share("POL", 100, "theater:europe")], A.Factory("pol-a", "155-HE", 50), A.Factory("usa-a", "155-HE", 30)).WithGrowthStated();
        register = register with { Baselines = [A.Observed("155-HE", "ALLIED", 100)] };

        Assert.Equal(new AtReadings<double>(30, 30, 50).Select(Rounded), Made(register, Embargo("POL")).Select(Rounded));
    }

    [Fact]
    public void Output_of_the_EU_beyond_its_members_is_Europes()
    {
        var register = Rounds([Share("CHN", 50, "theater:europe")], A.Factory("usa-a", "155-HE", 40)) with
        {
            Baselines = [A.Observed("155-HE", "EU", 60)],
        };

        Assert.Equal(40 + 30, Made(register, Embargo("CHN")).Floor, 1e-9);
    }

    [Fact]
    public void Plans_of_the_case_count_towards_what_a_theater_makes()
    {
        var register = Rounds(
            [Share("POL", 100, "theater:europe")],
            A.Factory("pol-a", "155-HE", 50), A.Factory("usa-a", "155-HE", 50, plans: A.Step("2027-01", 150)));

        Assert.Equal(150, Made(register, Embargo("POL")).Floor, 1e-9);
    }

    [Fact]
    public void Makers_that_need_known_quantities_lose_only_where_they_are()
    {
        // 100 rounds need 1 kg each. Only Europe loses: of its 60 rounds it makes 30, and America goes on with its 40.
        var register = new Register
        {
            Partners = Allies,
            Items = [A.Product("155-HE", ("copper", 1))],
            Factories = [A.Factory("pol-a", "155-HE", 60), A.Factory("usa-a", "155-HE", 40)],
            MineralChains = [new MineralChain(A.Code("copper"), MineralKind.Mineral, Release.ToEveryone, [Share("CHN", 50, "theater:europe")])],
            Goals = [A.Goal()],
        };

        Assert.Equal(30 + 40, Made(register, Embargo("CHN")).Floor, 1e-9);
        var mineral = EmbargoReport.Of(register.In(), Embargo("CHN")).Minerals.Single();
        Assert.Equal(["copper", "155-HE"], mineral.Items.Select(item => item.Item.Value));
        Assert.Equal([30.0, 30.0], mineral.Items.Select(item => Math.Round(item.Units.LastMonth, 9)));
    }

    [Fact]
    public void Trials_see_the_same_theaters()
    {
        var register = Rounds([Share("POL", 100, "theater:europe")], A.Factory("pol-a", "155-HE", 60), A.Factory("usa-a", "155-HE", 40)).WithGrowthStated();
        var under = Projection.Of(register, A.Month("2025-11"))!.Under([Embargo("POL")]);

        var report = CoProduction.Gaps.Probabilities.MonteCarlo.Run(under, CoProduction.Gaps.Probabilities.ChanceModel.For(register, A.Month("2025-11")), trials: 64, threads: 2);

        Assert.Equal(40, Assert.Single(Assert.Single(report.Families).Products).Chances.Floor.Months[^1].P50, 1e-9);
    }

    [Fact]
    public void One_more_country_never_leaves_more() => Seeds.EachWithCases(80, seed =>
    {
        var random = new Random(seed);
        var projection = Projection.Of(Random(seed).WithSomeGrowthStated(seed), A.Month("2026-01"))!;
        var cases = 0;
        foreach (var outlook in Outlook.Of(ForecastCase.Committed))
        {
            var (asked, before) = ((string[])[], Capacities(projection, outlook));
            foreach (var country in Countries.OrderBy(_ => random.Next()))
            {
                asked = [.. asked, country];
                var after = Capacities(projection, outlook, Embargo(asked));
                Assert.True(after.Zip(before).All(item => item.First <= item.Second * (1 + 1e-12)), $"{string.Join(' ', asked)}, {outlook}");
                cases += after.Zip(before).Count(item => item.First < item.Second);
                before = after;
            }
        }

        return cases;
    });

    [Fact]
    public void The_floor_never_leaves_more_than_the_ceiling() => Seeds.EachWithCases(80, seed =>
    {
        var projection = Projection.Of(Random(seed).WithGrowthStated(), A.Month("2026-01"))!;
        var (floor, ceiling) = (new Outlook(ForecastCase.Operating, Reading.Floor), new Outlook(ForecastCase.Operating, Reading.Ceiling));
        if (!Capacities(projection, floor).SequenceEqual(Capacities(projection, ceiling)))
        {
            return 0; // The readings differ without an embargo, so that different amounts are at stake.
        }

        var (least, most) = (Capacities(projection, floor, Embargo(Countries)), Capacities(projection, ceiling, Embargo(Countries)));
        Assert.True(least.Zip(most).All(item => item.First <= item.Second * (1 + 1e-12)));
        return least.Zip(most).Count(item => item.First < item.Second);
    });

    private static readonly string[] Countries = ["CHN", "POL", "RUS", "USA"];

    /// <summary>A register in which half of the items need a mineral of which shares of all kinds are stated.</summary>
    private static Register Random(int seed)
    {
        var random = new Random(seed);
        var register = RandomRegister.Of(seed);
        return register with
        {
            Items =
            [
                .. register.Items.Select(item => random.Next(2) == 0
                    ? item.With([.. item.Materials, new MaterialLine(A.Code("tnt"), random.Next(2) == 0 ? null : 2, "kg", A.Source())])
                    : item),
            ],
            MineralChains = [RandomChain(random)],
        };
    }

    private static double[] Capacities(Projection projection, Outlook outlook, params ScenarioChange[] changes)
    {
        var table = projection.Under(changes).In(outlook).Forecast.Capacities;
        return [.. Enumerable.Range(0, table.Months).SelectMany(month => table[month].ToArray())];
    }

    private static MineralChain RandomChain(Random random) =>
        Chain(
        [
            .. from basis in new[] { "world", "exports", "theater:europe", "theater:north-america", "partner:POL", "EU imports" }
               from country in Countries
               where random.Next(3) == 0
               select Share(country, random.Next(1, 40), basis),
        ]);

    private static Register Rounds(CountryShare[] shares, params Factory[] makers) => new()
    {
        Partners = Allies,
        Items = [A.Product("155-HE", ("tnt", null))],
        Factories = makers,
        MineralChains = [Chain(shares)],
        Goals = [A.Goal()],
    };

    private static MineralChain Chain(params CountryShare[] shares) => new(A.Code("tnt"), MineralKind.Material, Release.ToEveryone, shares);

    private static CountryShare Share(string country, double percent, string basis) =>
        new(MineralStage.Refining, Parsed.As<CountryCode>(country), percent, Parsed.As<ShareBasis>(basis), 2024, A.Source());

    private static Embargo Embargo(params string[] countries) => new([.. countries.Select(Parsed.As<CountryCode>)], [], 0, Changed.Always);

    private static AtReadings<double> Made(Register register, params ScenarioChange[] changes) => register.Under(changes).After.Product("155-HE").Series.Last.Output!.Value;

    private static double Rounded(double units) => Math.Round(units, 6);
}
