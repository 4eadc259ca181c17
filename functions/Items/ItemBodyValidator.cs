using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using FluentValidation;

namespace CoProduction.Functions.Items;

public sealed class ItemBodyValidator : BodyValidator<ItemBody>
{
    public ItemBodyValidator()
    {
        RuleFor(item => item.Code).Required().Parses<ItemCode>();
        RuleFor(item => item.Name).Required().Text(Wording.Name);
        RuleFor(item => item.Kind).Required().OneOf<ItemKind>();
        RuleFor(item => item.Family).Required().Parses<Family>();
        RuleFor(item => item.Unit).Required().Text(Wording.Name);
        RuleFor(item => item.Notes).Optional().Text(Wording.Notes);
        RuleForEach(item => item.Materials).SetValidator(MaterialBodyValidator.Instance);
        RuleFor(item => item.Materials).DistinctBy((material, _) => material.Item, "Must not name a material twice.", nameof(MaterialBody.Item));
        // The fault is shown at the material's item.
        RuleForEach(item => item.Materials)
            .OverrideIndexer((_, _, _, index) => $"[{index}].{nameof(MaterialBody.Item)}")
            .MustHaveNo((item, material) =>
                material.Item is not null && material.Item == item.Code ? $"{material.Item} cannot be a material of itself." : null);
        RuleForRelease(item => item.ReleasableTo);
    }
}
