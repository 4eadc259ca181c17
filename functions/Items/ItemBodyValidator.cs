using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using FluentValidation;

namespace CoProduction.Functions.Items;

public sealed class ItemBodyValidator : BodyValidator<ItemBody>
{
    public ItemBodyValidator()
    {
        Requires<ItemCode>(item => item.Code);
        RequiresText(item => item.Name, Wording.Name);
        RequiresWord<ItemKind>(item => item.Kind);
        Requires<Family>(item => item.Family);
        RequiresText(item => item.Unit, Wording.Name);
        AllowsText(item => item.Notes, Wording.Notes);
        RuleForEach(item => item.Materials).SetValidator(MaterialBodyValidator.Instance);
        NoneTwice(item => item.Materials, (material, _) => material.Item, "Must not name a material twice.", ".Item");
        NotOneself();
        AllowsRelease(item => item.ReleasableTo);
    }

    private void NotOneself() =>
        RuleForEach(item => item.Materials).Custom((material, context) =>
        {
            if (material.Item is not null && material.Item == context.InstanceToValidate.Code)
            {
                context.AddFailure(Breach($"{context.PropertyPath}.Item", $"{material.Item} cannot be a material of itself."));
            }
        });
}
