using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Stocks;

/// <summary>The stock figures in the register's table, each in the partition of its scope.</summary>
internal sealed class TableStockRegistry(RegisterTable register)
    : TableRegistry<Stock>(RecordKinds.Stocks, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Stock record) =>
    [
        ("Item", record.Item.Value),
        ("Scope", record.Scope.Value),
        ("AsOf", record.AsOf?.Text),
    ];
}
