using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Gaps.Explosions;

public sealed class ExplosionTests
{
    [Fact]
    public void Quantities_multiply_down_the_levels_and_add_up_over_the_ways()
    {
        var uses = Uses(
            A.Product("ROUND", ("FUZE", 1), ("CHARGE", 5)), A.Component("FUZE", ("PRIMER", 1)), A.Component("CHARGE", ("PRIMER", 2)), A.Component("PRIMER"));

        Assert.Equal([("CHARGE", 5.0), ("FUZE", 1.0), ("PRIMER", 11.0), ("ROUND", 1.0)], uses);
    }

    [Fact]
    public void A_product_within_a_product_is_used_with_all_that_goes_into_it() =>
        Assert.Equal(
            [("BODY", 6.0), ("POD", 1.0), ("ROCKET", 6.0)],
            Uses(A.Product("POD", ("ROCKET", 6)), A.ProductOf("other", "ROCKET", ("BODY", 1)), A.Component("BODY")));

    [Fact]
    public void An_unknown_quantity_is_a_dependency_only()
    {
        var register = new Register { Items = [A.Product("ROUND", ("BATTERY", null)), A.Component("BATTERY", ("lithium", 2))] };
        var items = new ItemIndex(register);
        var explosion = new Explosion(register, items);

        Assert.Equal(["ROUND"], explosion.Uses[0].ToArray().Select(use => items[use.Item].Value));
        Assert.Equal(["BATTERY", "lithium"], explosion.Below(0).Select(item => items[item].Value));
    }

    [Fact]
    public void Largest_quantities_stay_finite_over_many_levels()
    {
        var chain = Enumerable.Range(0, 40).Select(level => A.Component($"PART-{level}", ($"PART-{level + 1}", 1e12)));

        var uses = Uses([A.Product("ROUND", ("PART-0", 1e12)), .. chain]);

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.True(double.IsFinite(use.Quantity * 1e12)));
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        var register = new Register { Items = [A.Product("ROUND", ("FUZE", 1)), A.Component("FUZE", ("ROUND", 1))] };

        Assert.Throws<BillOfMaterialsCycleException>(() => new Explosion(register, new ItemIndex(register)));
    }

    /// <summary>The materials of the first product.</summary>
    private static (string Item, double Quantity)[] Uses(params Item[] all)
    {
        var register = new Register { Items = all };
        var items = new ItemIndex(register);
        return [.. new Explosion(register, items).Uses[0].ToArray().Select(use => (items[use.Item].Value, use.Quantity))];
    }
}
