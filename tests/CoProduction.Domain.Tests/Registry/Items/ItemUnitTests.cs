using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Registry.Items;

public sealed class ItemUnitTests
{
    private static readonly Item Charge = Sample.Described("155-MCS", unit: "module") with { OtherUnits = [new ItemUnit("charge", 5), new ItemUnit("pallet", 360)] };

    [Theory]
    [InlineData(null, 3.0)]
    [InlineData("module", 3.0)]
    [InlineData("Modules", 3.0)]
    [InlineData("charge", 15.0)]
    [InlineData("CHARGES", 15.0)]
    [InlineData("pallet", 1080.0)]
    [InlineData("kg", null)]
    [InlineData("chargers", null)]
    public void Amount_converts_from_each_unit_that_is_stated(string? unit, double? expected) => Assert.Equal(expected, Charge.InOwnUnits(3, unit));

    [Theory]
    [InlineData("t", "kg", 3000.0)]
    [InlineData("g", "kg", 0.003)]
    [InlineData("kg", "g", 3000.0)]
    [InlineData("KG", "t", 0.003)]
    [InlineData("lb", "kg", null)]
    [InlineData("kg", "each", null)]
    public void Masses_convert_without_being_stated(string unit, string own, double? expected) =>
        Assert.Equal(expected, Sample.Described(unit: own).InOwnUnits(3, unit));

    [Fact]
    public void A_unit_that_is_not_stated_is_named_beside_those_that_are()
    {
        Assert.Null(Charge.UnitFault("charges"));
        Assert.Equal(
            "155-MCS is counted in module or charge or pallet, not in kg: give the quantity in module, or register kg as another unit of 155-MCS.",
            Charge.UnitFault("kg"));
    }

    [Theory]
    [InlineData("module", "modules")]
    [InlineData("module", "charge", "Charges")]
    [InlineData("kg", "t")]
    public void Unit_that_is_said_already_is_refused(string own, params string[] others) =>
        Refused.Naming("otherUnits", () => _ = Sample.Described(unit: own) with { OtherUnits = [.. others.Select(name => new ItemUnit(name, 2))] });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e12 + 1)]
    [InlineData(double.NaN)]
    public void Number_of_own_units_is_positive(double ownUnits) => Refused.Naming("ownUnits", () => _ = new ItemUnit("charge", ownUnits));

    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_name_is_refused(string name) => Refused.Naming("name", () => _ = new ItemUnit(name, 5));
}
