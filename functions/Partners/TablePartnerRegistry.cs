using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Partners;

/// <summary>The partners in the register's table, all in one partition; it also tells which partners' partitions there are.</summary>
internal sealed class TablePartnerRegistry(RegisterTable register)
    : TableRegistry<Partner>(RecordKinds.Partners, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Partner record) =>
    [
        ("Name", record.Name),
        ("Theater", Word.Of(record.Theater)),
    ];
}
