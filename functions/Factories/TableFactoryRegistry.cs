using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Factories;

/// <summary>The factories in the register's table, each in the partition of its partner.</summary>
internal sealed class TableFactoryRegistry(RegisterTable register)
    : TableRegistry<Factory>(RecordKinds.Factories, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Factory record) =>
    [
        ("Name", record.Name),
        ("Operator", record.Operator),
        ("Town", record.Location.Town),
    ];
}
