using CoProduction.Functions.Records;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.GapReports.Parts;

/// <summary>The products that a caller asks for, with their families and all that goes into them.</summary>
internal sealed class ProductScope
{
    private readonly HashSet<string> products;
    private readonly HashSet<string> families;
    private readonly HashSet<string> items;

    /// <param name="register">The register as the caller sees it.</param>
    /// <param name="asked">The codes of the products; empty for all.</param>
    /// <param name="of">The families of the products; empty for all.</param>
    public ProductScope(Register register, IReadOnlyCollection<ItemCode> asked, IReadOnlyCollection<Family> of)
    {
        Item[] those =
        [
            .. register.Items.Where(item => item.Kind == ItemKind.Product && (asked.Count == 0 || asked.Contains(item.Code)) && (of.Count == 0 || of.Contains(item.Family))),
        ];
        products = [.. those.Select(item => item.Code.Value)];
        families = [.. those.Select(item => item.Family.Value)];
        items = [.. FilterReader.Below(those, register.Items.ToDictionary(item => item.Code)).Select(code => code.Value)];
    }

    /// <summary>Whether an object of an answer is about one of the products, or about none.</summary>
    /// <param name="product">The product that it names; null if it names none.</param>
    /// <param name="family">The family that it names; null if it names none.</param>
    /// <param name="item">The item that it names; null if it names none.</param>
    public bool Has(string? product, string? family, string? item) =>
        (product is null || products.Contains(product)) && (family is null || families.Contains(family)) && (item is null || items.Contains(item));
}
