using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.Scenarios;

/// <summary>The scenarios in the register's table: a partner's in its partition, the coordinators' in one of their own.</summary>
internal sealed class TableScenarioRegistry(RegisterTable register)
    : TableRegistry<Scenario>(RecordKinds.Scenarios, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Scenario record) => [("Name", record.Name)];
}
