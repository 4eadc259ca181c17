using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Forecasts;

/// <summary>Every item that the register knows, numbered in the order of the codes: records, materials and mineral chains.</summary>
public sealed class ItemIndex
{
    private readonly ItemCode[] codes;
    private readonly Item?[] records;
    private readonly Dictionary<string, int> numbers;

    public ItemIndex(Register register)
    {
        codes =
        [
            .. register.Items.Select(item => item.Code)
                .Concat(register.Items.SelectMany(item => item.Materials, (_, line) => line.Item))
                .Concat(register.MineralChains.Select(chain => chain.Mineral))
                .Distinct()
                .Order(),
        ];
        numbers = codes.Index().ToDictionary(entry => entry.Item.Value, entry => entry.Index);
        records = new Item?[codes.Length];
        foreach (var item in register.Items)
        {
            records[numbers[item.Code.Value]] = item;
        }

        Products = [.. Enumerable.Range(0, codes.Length).Where(IsProduct)];
    }

    public int Count => codes.Length;

    /// <summary>The numbers of the products, ascending.</summary>
    public IReadOnlyList<int> Products { get; }

    public ItemCode this[int item] => codes[item];

    /// <summary>The item's record; null for a mineral or material.</summary>
    public Item? RecordOf(int item) => records[item];

    public bool IsProduct(int item) => records[item]?.Kind == ItemKind.Product;

    /// <summary>The item's number; null if the register does not know the item.</summary>
    public int? Find(ItemCode code) => numbers.TryGetValue(code.Value, out var item) ? item : null;
}
