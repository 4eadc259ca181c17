using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Items;

/// <summary>The products and components in the register's table, all in one partition.</summary>
internal sealed class TableItemRegistry(RegisterTable register)
    : TableRegistry<Item>(RecordKinds.Items, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Item record) =>
    [
        ("Name", record.Name),
        ("Family", record.Family.Value),
    ];
}
