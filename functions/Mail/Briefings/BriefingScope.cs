using CoProduction.Functions.GapReports.Parts;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>What a subscriber wants to be told of.</summary>
internal sealed class BriefingScope
{
    // Null if everything is wanted, also items of which no product is made.
    private readonly ProductScope? wanted;

    /// <param name="register">The register as the subscriber sees it.</param>
    /// <param name="wishes">What the subscriber wants.</param>
    public BriefingScope(Register register, BriefingWishes wishes) =>
        wanted = wishes.Products.Count == 0 && wishes.Families.Count == 0
            ? null
            : new ProductScope(register, [.. wishes.Products.Select(Parsed.As<ItemCode>)], [.. wishes.Families.Select(Parsed.As<Family>)]);

    public bool HasProduct(string product) => wanted?.Has(product, null, null) ?? true;

    public bool HasFamily(string family) => wanted?.Has(null, family, null) ?? true;

    /// <summary>Whether it has an item that a wanted product is made of, or the product.</summary>
    public bool HasItem(string item) => wanted?.Has(null, null, item) ?? true;
}
