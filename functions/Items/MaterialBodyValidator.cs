using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Items;

public sealed class MaterialBodyValidator : BodyValidator<MaterialBody>
{
    public static readonly MaterialBodyValidator Instance = new();

    public MaterialBodyValidator()
    {
        Requires<ItemCode>(material => material.Item);
        AllowsPositive(material => material.QuantityPerUnit);
        RequiresText(material => material.Unit, Wording.Name);
        RequiresPart(material => material.Source, SourceBodyValidator.Instance);
    }
}
