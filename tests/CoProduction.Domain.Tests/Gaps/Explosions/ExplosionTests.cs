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
    public void A_quantity_in_another_unit_of_the_item_is_converted()
    {
        var module = A.Component("MCS", ("PRIMER", 1)) with { OtherUnits = [new ItemUnit("charge", 5)] };

        var uses = Uses(A.Product("ROUND").With([A.Material("MCS", 1, "charges")]), module, A.Component("PRIMER"));

        Assert.Equal([("MCS", 5.0), ("PRIMER", 5.0), ("ROUND", 1.0)], uses);
    }

    [Fact]
    public void A_quantity_in_a_unit_that_the_item_does_not_state_is_a_dependency_only() =>
        Assert.Equal([("ROUND", 1.0)], Uses(A.Product("ROUND").With([A.Material("MCS", 1, "charge")]), A.Component("MCS")));

    [Fact]
    public void Masses_of_one_mineral_add_up_in_kilograms() =>
        Assert.Equal(
            [("BODY", 1.0), ("FUZE", 1.0), ("ROUND", 1.0), ("steel", 35.5)],
            Uses(
                A.Product("ROUND", ("BODY", 1), ("FUZE", 1)),
                A.Component("BODY").With([A.Material("steel", 0.035, "t")]),
                A.Component("FUZE").With([A.Material("steel", 500, "g")])));

    [Theory]
    [InlineData("litre", "litres", 5.0)]
    [InlineData("kg", "litre", 2.0)]
    [InlineData("litre", "drum", null)]
    public void Quantities_of_one_mineral_that_do_not_convert_are_never_added(string one, string other, double? sum)
    {
        var uses = Uses(
            A.Product("ROUND", ("BODY", 1), ("FUZE", 1)),
            A.Component("BODY").With([A.Material("acid", 2, one)]),
            A.Component("FUZE").With([A.Material("acid", 3, other)]));

        Assert.Equal(sum, uses.Where(use => use.Item == "acid").Select(use => (double?)use.Quantity).SingleOrDefault());
    }

    [Fact]
    public void Unit_of_an_unknown_quantity_says_nothing_of_the_others() =>
        Assert.Contains(
            ("acid", 3.0),
            Uses(
                A.Product("ROUND", ("BODY", 1), ("FUZE", 1)),
                A.Component("BODY").With([A.Material("acid", null, "kg")]),
                A.Component("FUZE").With([A.Material("acid", 3, "litre")])));

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
