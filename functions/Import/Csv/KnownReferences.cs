using CoProduction.Registry;
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
            row.Fault(column, $"{partner} is no partner in the register or in this import.{Spelling.DidYouMean(partner.Value, Partners.Select(each => each.Value).Order(StringComparer.Ordinal))}");
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

        row.Fault(column, $"{item} is the code of no product or component in the register or in this import.{Meant(item, Items.Keys)}");
        return null;
    }

    public void RequireItemOrMineral(Row row, string column, ItemCode item)
    {
        if (!Items.ContainsKey(item) && !Minerals.Contains(item))
        {
            row.Fault(column, $"{item} is the code of no product, component or mineral in the register or in this import.{Meant(item)}");
        }
    }

    public void RequireMineral(Row row, string column, ItemCode mineral)
    {
        if (!Minerals.Contains(mineral))
        {
            row.Fault(column, $"{mineral} is the code of no mineral in the register or in this import.{Meant(mineral, Minerals)}");
        }
    }

    /// <summary>The question whether a known item or mineral was meant; empty if none is close.</summary>
    public string Meant(ItemCode item) => Meant(item, Items.Keys.Concat(Minerals));

    private static string Meant(ItemCode item, IEnumerable<ItemCode> known) =>
        Spelling.DidYouMean(item.Value, known.Order().Select(each => each.Value));
}
