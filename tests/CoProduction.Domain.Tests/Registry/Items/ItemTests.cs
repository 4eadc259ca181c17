using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Registry.Items;

public sealed class ItemTests
{
    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_texts_are_refused(string text)
    {
        Refused.Naming("name", () => Sample.Described(name: text));
        Refused.Naming("unit", () => Sample.Described(unit: text));
        Refused.Naming("notes", () => Sample.Described(notes: text));
    }

    [Fact]
    public void Long_texts_are_refused()
    {
        Refused.TextTooLong("name", 200, text => Sample.Described(name: text));
        Refused.TextTooLong("unit", 200, text => Sample.Described(unit: text));
        Refused.TextTooLong("notes", 2000, text => Sample.Described(notes: text));
    }

    [Fact]
    public void Missing_texts_are_refused()
    {
        Refused.Naming("name", () => Sample.Described(name: null!));
        Refused.Naming("unit", () => Sample.Described(unit: null!));
    }

    [Fact]
    public void Unknown_kind_is_refused() => Refused.Naming("kind", () => Sample.Described(kind: (ItemKind)9));

    [Fact]
    public void Material_named_twice_is_refused() =>
        Refused.Naming("materials", () => Sample.Item(materials: [Sample.Material("TNT", 1), Sample.Material("TNT", 2)]));

    [Fact]
    public void Item_cannot_be_its_own_material() =>
        Refused.Naming("materials", () => Sample.Item("155-HE", Sample.Material("155-HE")));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e12 + 1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Quantity_that_is_no_amount_is_refused(double quantity) =>
        Refused.Naming("quantityPerUnit", () => Sample.Material(quantity: quantity));

    [Theory]
    [InlineData(null)]
    [InlineData(double.Epsilon)]
    [InlineData(1e12)]
    public void Quantity_is_positive_or_absent(double? quantity) => Assert.Equal(quantity, Sample.Material(quantity: quantity).QuantityPerUnit);

    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_unit_of_a_material_is_refused(string unit)
    {
        Refused.Naming("unit", () => Sample.Material(unit: unit));
    }

    [Fact]
    public void Component_has_no_successor() =>
        Refused.Naming("succeededBy", () => _ = Sample.Described(kind: ItemKind.Component) with { SucceededBy = Sample.As<ItemCode>("155-NEW") });

    [Fact]
    public void Item_cannot_be_its_own_successor() =>
        Refused.Naming("succeededBy", () => _ = Sample.Item("155-HE") with { SucceededBy = Sample.As<ItemCode>("155-HE") });

    [Theory]
    [InlineData(ItemKind.Product, "artillery-155", null)]
    [InlineData(ItemKind.Component, "artillery-155", "Must be a product; 155-NEW is a component.")]
    [InlineData(ItemKind.Product, "drone", "Must be of the family artillery-155; 155-NEW is of the family drone.")]
    public void Successor_is_a_product_of_the_same_family(ItemKind kind, string family, string? fault) =>
        Assert.Equal(fault, Sample.Item("155-HE").SuccessorFault(Sample.Described("155-NEW", kind: kind, family: family)));

    [Fact]
    public void Another_bill_of_materials_leaves_the_rest_as_it_is()
    {
        var item = Sample.Item() with { OtherUnits = [new ItemUnit("pallet", 72)], IsEnergyIntensive = true, SucceededBy = Sample.As<ItemCode>("155-NEW") };

        Assert.Equal(item, item.With([Sample.Material()]).With([]));
    }

    [Fact]
    public void Item_names_its_successor()
    {
        IRecord item = Sample.Item("155-HE", Sample.Material("TNT")) with { SucceededBy = Sample.As<ItemCode>("155-NEW") };

        Assert.Equal(["155-HE", "TNT", "155-NEW"], item.Items.Select(code => code.Value));
    }

    [Fact]
    public void Item_is_found_by_what_it_says()
    {
        IRecord item = Sample.Described(notes: "base bleed", materials: [Sample.Material("TNT")]);

        Assert.Equal("155-HE", item.Id);
        Assert.Equal("artillery-155", item.Family?.Value);
        Assert.Equal("product", item.Status);
        Assert.Equal(["155-HE", "TNT"], item.Items.Select(code => code.Value));
        Assert.Equal(["155 mm round", "base bleed"], item.Texts);
    }
}
