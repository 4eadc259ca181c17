using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Goals;

namespace CoProduction.Functions.Baselines;

/// <summary>The observed, possible and wanted totals in the register's table, each in the partition of its scope.</summary>
internal sealed class TableBaselineRegistry(RegisterTable register)
    : TableRegistry<Baseline>(RecordKinds.Baselines, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Baseline record) =>
    [
        ("Item", record.Item.Value),
        ("Scope", record.Scope.Value),
        ("AsOf", record.AsOf?.Text),
    ];
}
