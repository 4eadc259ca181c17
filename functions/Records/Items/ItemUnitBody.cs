using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Records.Items;

/// <summary>Another unit of an item in JSON: <c>{"unit":"charge","ownUnits":5}</c>.</summary>
public sealed record ItemUnitBody
{
    /// <summary>The name of the unit, such as charge.</summary>
    public string? Unit { get; init; }

    /// <summary>How many of the item's own unit one of it is, more than 0: 5, if a charge is 5 modules.</summary>
    public double? OwnUnits { get; init; }

    public static ItemUnitBody From(ItemUnit unit) => new() { Unit = unit.Name, OwnUnits = unit.OwnUnits };

    public ItemUnit ToUnit() => new(Unit!, OwnUnits!.Value);
}

public sealed class ItemUnitBodyValidator : BodyValidator<ItemUnitBody>
{
    public static readonly ItemUnitBodyValidator Instance = new();

    public ItemUnitBodyValidator()
    {
        RuleFor(unit => unit.Unit).Required().Text(Wording.Name);
        RuleFor(unit => unit.OwnUnits).Required().Positive();
    }
}
