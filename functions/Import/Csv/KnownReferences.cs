using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The codes that rows can refer to: those of the register and of this import. The code of a row with other faults counts too.</summary>
internal sealed class KnownReferences(Register register)
{
    public HashSet<CountryCode> Partners { get; } = [.. register.Partners.Select(partner => partner.Code)];

    public Dictionary<ItemCode, ItemKind> Items { get; } = register.Items.ToDictionary(item => item.Code, item => item.Kind);

    public HashSet<ItemCode> Minerals { get; } = [.. register.MineralChains.Select(chain => chain.Mineral)];

    public void RequirePartner(Row row, string column, CountryCode partner)
    {
        if (!Partners.Contains(partner))
        {
            row.Fault(column, $"{partner} is no partner in the register or in this import.");
        }
    }

    public void RequireScope(Row row, string column, Scope scope)
    {
        if (scope.Partner is { } partner)
        {
            RequirePartner(row, column, partner);
        }
    }

    /// <summary>The kind of the item; null, with a fault, where there is no such item.</summary>
    public ItemKind? RequireItem(Row row, string column, ItemCode item)
    {
        if (Items.TryGetValue(item, out var kind))
        {
            return kind;
        }

        row.Fault(column, $"{item} is the code of no product or component in the register or in this import.");
        return null;
    }

    public void RequireItemOrMineral(Row row, string column, ItemCode item)
    {
        if (!Items.ContainsKey(item) && !Minerals.Contains(item))
        {
            row.Fault(column, $"{item} is the code of no product, component or mineral in the register or in this import.");
        }
    }
}
