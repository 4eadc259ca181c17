using CoProduction.Domain.Tests.Gaps.Allocations;
using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Resilience;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed class LossesTests
{
    public static TheoryData<int> Seeds => Shared.Seeds(60);

    [Fact]
    public void Without_a_site_its_lines_are_gone_and_what_is_unattributed_does_not_fill_the_gap()
    {
        var register = new Register
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", 30), A.Factory("usa-b", "155-HE", 20)],
            Baselines = [A.Observed("155-HE", "USA", 100)],
            Goals = [A.Goal()],
        };

        var losses = Losses.Of(register.In());

        Assert.Equal([30.0, 20.0], losses.Sites.Select(site => site.Loss.Products.Single().Units.LastMonth));
        Assert.Equal(60 * 30.0, losses.Sites[0].Loss.Products.Single().Units.InAll);
        Assert.Equal(100, losses.Partners.Single().Loss.Products.Single().Units.LastMonth);
    }

    [Fact]
    public void What_is_observed_of_all_allies_stays_without_any_partner()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", 30)],
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            Goals = [A.Goal()],
        };

        Assert.Equal(30, Losses.Of(register.In()).Partners.Single().Loss.Products.Single().Units.LastMonth);
    }

    [Fact]
    public void A_line_of_an_item_that_is_not_short_is_no_loss()
    {
        var losses = Losses.Of(Ammunition.Rounds(assembly: 170, fuzes: 110, bodies: 150).In()).Sites;

        // In the first month all three bind, so all of its 100 rounds need each site; afterwards they make 110.
        Assert.Equal([110.0, 110.0, 110.0], losses.Select(site => site.Loss.Products.Single().Units.LastMonth));
        Assert.Equal(100 + (59 * 110.0), losses[2].Loss.Products.Single().Units.InAll, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_loss_is_what_sharing_every_month_anew_without_the_lines_gives(int seed)
    {
        foreach (var forecast in ForecastCases.All)
        {
            var outcome = RandomRegister.Of(seed).In(forecast, "2026-01");
            var (contributors, losses) = (new Contributors(outcome), Losses.Of(outcome));

            Assert.All(contributors.Sites.Zip(losses.Sites), pair => BruteForce.AssertIs(outcome, pair.First.Parts, pair.Second.Loss));
            Assert.All(contributors.Partners.Zip(losses.Partners), pair => BruteForce.AssertIs(outcome, pair.First, pair.Second.Loss));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Without_all_sites_only_unattributed_and_implied_capacity_is_left(int seed)
    {
        var outcome = RandomRegister.Of(seed).In(ForecastCase.Announced, "2026-01");
        var parts = new Contributors(outcome).Sites.SelectMany(site => site.Parts).ToList();
        var present = outcome.Projection.Present;
        foreach (var item in Enumerable.Range(0, outcome.Projection.Items.Count))
        {
            for (var month = 0; month < outcome.Projection.Horizon.Months; month++)
            {
                var expected = double.IsInfinity(outcome.Lower.Capacities[month, item])
                    ? double.PositiveInfinity
                    : present.Unattributed(item).Total(month) + present.Implied(item, month);
                Assert.True(
                    BruteForce.CapacityWithout(outcome, parts, item, month) <= expected * (1 + 1e-9) + 1e-9,
                    $"item {item}, month {month}");
            }
        }
    }
}
