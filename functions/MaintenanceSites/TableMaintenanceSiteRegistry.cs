using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;

namespace CoProduction.Functions.MaintenanceSites;

/// <summary>The MRO sites in the register's table, each in the partition of its partner.</summary>
internal sealed class TableMaintenanceSiteRegistry(RegisterTable register)
    : TableRegistry<MaintenanceSite>(RecordKinds.MaintenanceSites, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(MaintenanceSite record) =>
    [
        ("Name", record.Name),
        ("Operator", record.Operator),
        ("Town", record.Location.Town),
        ("Level", Word.Of(record.Level)),
    ];
}
