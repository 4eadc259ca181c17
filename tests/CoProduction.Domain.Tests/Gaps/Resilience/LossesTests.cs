using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Resilience;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed partial class LossesTests
{
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

    [Fact]
    public void Equal_losses_of_one_item_are_one_result()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", 30), A.Factory("usa-b", "155-HE", 30)],
            Goals = [A.Goal()],
        };

        var losses = Losses.Of(register.In()).Sites;

        Assert.NotEmpty(losses[0].Loss.Products);
        Assert.Same(losses[0].Loss, losses[1].Loss);
    }
}
