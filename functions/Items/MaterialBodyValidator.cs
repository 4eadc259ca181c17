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
        RuleFor(material => material.Item).Required().Parses<ItemCode>();
        RuleFor(material => material.QuantityPerUnit).PositiveIfKnown();
        RuleFor(material => material.Unit).Required().Text(Wording.Name);
        RuleFor(material => material.Source).Required().SetValidator(SourceBodyValidator.Instance);
    }
}
