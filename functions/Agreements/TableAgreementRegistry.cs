using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry.Agreements;

namespace CoProduction.Functions.Agreements;

/// <summary>The agreements in the register's table, all in one partition, because each belongs to several partners.</summary>
internal sealed class TableAgreementRegistry(RegisterTable register)
    : TableRegistry<Agreement>(RecordKinds.Agreements, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Agreement record) =>
    [
        ("Name", record.Name),
        ("Type", record.Type.Value),
        ("Item", record.Item?.Value),
    ];
}
