using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.MineralChains;

/// <summary>The mineral chains in the register's table, all in one partition.</summary>
internal sealed class TableMineralChainRegistry(RegisterTable register)
    : TableRegistry<MineralChain>(RecordKinds.MineralChains, register)
{
    protected override IEnumerable<(string Column, string? Value)> ColumnsOf(MineralChain record) => [];
}
