using System.IO.Compression;
using System.Text;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The column other_units of products and components.</summary>
public sealed class UnitColumnTests : IAsyncLifetime
{
    private const string Header = "code,name,family,kind,unit,notes";

    private const string Round = "code,name,family,unit,notes\nHE,Round,artillery-155,round,\n";

    private const string Bill = "parent_code,child_code,child_type,quantity_per_unit,unit,source,source_url,source_date,confidence,notes\n";

    private Workbench? bench;

    private Workbench It => bench!;

    public async ValueTask InitializeAsync() => bench = await Workbench.Create();

    public async ValueTask DisposeAsync() => await It.DisposeAsync();

    [Fact]
    public async Task Other_units_come_out_as_they_went_in()
    {
        const string Components = $"{Header},other_units\nFUZE,Fuze,artillery-155,component,each,,\nMCS,Charge,artillery-155,component,module,,charge=5;half\\;charge=2.5\n";
        const string Products = "code,name,family,unit,notes,other_units\nHE,Round,artillery-155,round,,pallet=72\n";
        await It.Accept(("components.csv", Components), ("products.csv", Products));

        Assert.Equal([("charge", 5), ("half;charge", 2.5)], (await UnitsOf("MCS")).Select(unit => (unit.Name, unit.OwnUnits)));
        Assert.Equal(Components, await Exported("components.csv"));
        Assert.Equal(Products, await Exported("products.csv"));
    }

    [Fact]
    public async Task The_column_is_not_exported_where_no_item_has_other_units()
    {
        await It.Accept(("components.csv", $"{Header},other_units\nMCS,Charge,artillery-155,component,module,,\n"));

        Assert.Equal($"{Header}\nMCS,Charge,artillery-155,component,module,\n", await Exported("components.csv"));
    }

    [Fact]
    public async Task A_file_without_the_column_keeps_what_is_stated_and_an_empty_cell_takes_it_back()
    {
        await It.Accept(("components.csv", $"{Header},other_units\nMCS,Charge,artillery-155,component,module,,charge=5\n"));

        await It.Accept(("components.csv", $"{Header}\nMCS,Another name,artillery-155,component,module,\n"));
        Assert.Single(await UnitsOf("MCS"));

        await It.Accept(("components.csv", $"{Header},other_units\nMCS,Another name,artillery-155,component,module,,\n"));
        Assert.Empty(await UnitsOf("MCS"));
    }

    [Theory]
    [InlineData("charge", "Must be names of units with how many of the item's own unit each is, such as charge=5;pallet=360.")]
    [InlineData("charge=5 modules", "Must be names of units with how many of the item's own unit each is, such as charge=5;pallet=360.")]
    [InlineData("charge=0", "Must be more than 0, at most 1000000000000.")]
    [InlineData("charge=NaN", "Must be more than 0, at most 1000000000000.")]
    [InlineData("=5", "Must not be empty.")]
    [InlineData("modules=5", "Must not be the item's own unit, module.")]
    [InlineData("charge=5;charges=6", "Must not name a unit twice; charge comes before it.")]
    public async Task What_is_wrong_with_the_cell_is_named(string cell, string message)
    {
        var fault = Assert.Single(await It.Reject(("components.csv", $"{Header},other_units\nMCS,Charge,artillery-155,component,module,,{cell}\n")));

        Assert.Equal((2, "other_units", message), (fault.Line, fault.Column, fault.Message));
    }

    [Fact]
    public async Task An_own_unit_that_another_unit_has_already_is_a_fault_of_the_own_unit()
    {
        await It.Accept(("components.csv", $"{Header},other_units\nMCS,Charge,artillery-155,component,module,,charge=5\n"));

        var fault = Assert.Single(await It.Reject(("components.csv", $"{Header}\nMCS,Charge,artillery-155,component,charge,\n")));

        Assert.Equal((2, "unit", "Must not be the item's own unit, charge."), (fault.Line, fault.Column, fault.Message));
    }

    [Fact]
    public async Task A_bill_may_use_the_units_that_another_file_states()
    {
        await It.Accept(
            ("components.csv", $"{Header},other_units\nMCS,Charge,artillery-155,component,module,,charge=5\n"),
            ("products.csv", Round),
            ("bom.csv", $"{Bill}HE,MCS,component,1,charges,A,,,reported,\n"));

        Assert.Equal($"{Bill}HE,MCS,component,1,charges,A,,,reported,\n", await Exported("bom.csv"));
    }

    [Fact]
    public async Task A_bill_in_a_unit_that_its_item_does_not_state_is_refused_at_the_row_that_states_it()
    {
        var fault = Assert.Single(await It.Reject(
            ("components.csv", $"{Header}\nMCS,Charge,artillery-155,component,module,\n"),
            ("products.csv", Round),
            ("bom.csv", $"{Bill}HE,MCS,component,1,charge,A,,,reported,\n")));

        Assert.Equal(
            ("bom.csv", 2, "unit", "MCS is counted in module, not in charge: give the quantity in module, or register charge as another unit of MCS."),
            (fault.File, fault.Line, fault.Column, fault.Message));
    }

    [Theory]
    [InlineData($"{Header},other_units\nMCS,Charge,artillery-155,component,module,,\n", "other_units")]
    [InlineData($"{Header},other_units\nMCS,Charge,artillery-155,component,bag,,module=2\n", "other_units")]
    public async Task A_unit_that_a_bill_uses_is_not_taken_back(string components, string column)
    {
        await It.Accept(
            ("components.csv", $"{Header},other_units\nMCS,Charge,artillery-155,component,module,,charge=5\n"),
            ("products.csv", Round),
            ("bom.csv", $"{Bill}HE,MCS,component,1,charge,A,,,reported,\n"));

        var fault = Assert.Single(await It.Reject(("components.csv", components)));

        Assert.Equal(
            ("components.csv", 2, column, "HE states how many charge of MCS it needs: keep charge as one of its units."),
            (fault.File, fault.Line, fault.Column, fault.Message));
    }

    private async Task<IReadOnlyList<ItemUnit>> UnitsOf(string code) => (await It.Read()).Items.Single(item => item.Code.Value == code).OtherUnits;

    private async Task<string> Exported(string file)
    {
        await using var zip = new ZipArchive(new MemoryStream(await It.Export()));
        using var reader = new StreamReader(zip.GetEntry(file)!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
