using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Goals;

namespace CoProduction.Functions.Goals;

/// <summary>The goals in the register's table, all in one partition.</summary>
internal sealed class TableGoalRegistry(RegisterTable register)
    : TableRegistry<Goal>(RecordKinds.Goals, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(Goal record) =>
    [
        ("FirstMonth", record.FirstMonth.ToString()),
        ("LastMonth", record.LastMonth.ToString()),
    ];
}
