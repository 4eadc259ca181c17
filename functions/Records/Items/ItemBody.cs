using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using FluentValidation;

namespace CoProduction.Functions.Records.Items;

/// <summary>A product or component in JSON.</summary>
public sealed record ItemBody : IBody<ItemBody, Item>
{
    public string? Code { get; init; }

    /// <summary>The item's name.</summary>
    public string? Name { get; init; }

    /// <summary>product or component.</summary>
    public string? Kind { get; init; }

    public string? Family { get; init; }

    /// <summary>The name of one unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The other units in which the item is counted, such as a charge of 5 modules. g, kg and t convert without being stated.</summary>
    public IReadOnlyList<ItemUnitBody>? OtherUnits { get; init; }

    /// <summary>What else there is to know of it.</summary>
    public string? Notes { get; init; }

    /// <summary>The bill of materials, one level deep.</summary>
    public IReadOnlyList<MaterialBody>? Materials { get; init; }

    /// <summary>Whether an energy shortage affects production. If absent, the default for the code counts.</summary>
    public bool? EnergyIntensive { get; init; }

    /// <summary>The product of the same family that takes this product's place. Only a product can have a successor.</summary>
    public string? SucceededBy { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The day on which it was retired: no record may name it anew. Leave it out to make it current again.</summary>
    public string? Retired { get; init; }

    public static ItemBody From(Item record) => new()
    {
        Code = record.Code.Value,
        Name = record.Name,
        Kind = Word.Of(record.Kind),
        Family = record.Family.Value,
        Unit = record.Unit,
        OtherUnits = record.OtherUnits.Count == 0 ? null : [.. record.OtherUnits.Select(ItemUnitBody.From)],
        Notes = record.Notes,
        Materials = [.. record.Materials.Select(MaterialBody.From)],
        EnergyIntensive = record.IsEnergyIntensive,
        SucceededBy = record.SucceededBy?.Value,
        ReleasableTo = ReleaseBody.From(record.Release),
        Retired = RetiredDay.Of(record),
    };

    public Item ToRecord() =>
        new(
            Parsed.As<ItemCode>(Code),
            Name!,
            Word.As<ItemKind>(Kind),
            Parsed.As<Family>(Family),
            Unit!,
            Notes,
            ReleaseBody.ToReferenceRelease(ReleasableTo),
            [.. (Materials ?? []).Select(material => material.ToLine())])
        {
            OtherUnits = [.. (OtherUnits ?? []).Select(unit => unit.ToUnit())],
            IsEnergyIntensive = EnergyIntensive,
            SucceededBy = Parsed.OrNull<ItemCode>(SucceededBy),
            Retired = RetiredDay.Find(Retired),
        };
}

public sealed class ItemBodyValidator : BodyValidator<ItemBody>
{
    public ItemBodyValidator()
    {
        RuleFor(item => item.Code).Required().Parses<ItemCode>();
        RuleFor(item => item.Name).Required().Text(Wording.Name);
        RuleFor(item => item.Kind).Required().OneOf<ItemKind>();
        RuleFor(item => item.Family).Required().Parses<Family>();
        RuleFor(item => item.Unit).Required().Text(Wording.Name);
        RuleForEach(item => item.OtherUnits).SetValidator(ItemUnitBodyValidator.Instance);
        // The fault points to the unit's name, not to the whole unit.
        RuleForEach(item => item.OtherUnits)
            .OverrideIndexer((_, _, _, index) => $"[{index}].{nameof(ItemUnitBody.Unit)}")
            .MustHaveNo(UnitFault);
        RuleFor(item => item.Notes).Optional().Text(Wording.Notes);
        RuleForEach(item => item.Materials).SetValidator(MaterialBodyValidator.Instance);
        RuleFor(item => item.Materials).DistinctBy((material, _) => material.Item, "Must not name a material twice.", nameof(MaterialBody.Item));
        // The fault points to the material's item, not to the whole line.
        RuleForEach(item => item.Materials)
            .OverrideIndexer((_, _, _, index) => $"[{index}].{nameof(MaterialBody.Item)}")
            .MustHaveNo((item, material) =>
                material.Item is not null && material.Item == item.Code ? $"{material.Item} cannot be a material of itself." : null);
        RuleFor(item => item.SucceededBy).Optional().Parses<ItemCode>().MustHaveNo((item, _) => SuccessorFault(item));
        RuleForRelease(item => item.ReleasableTo);
        RuleFor(item => item.Retired).Retirement();
    }

    private static string? UnitFault(ItemBody item, ItemUnitBody unit) =>
        item.Unit is null || unit.Unit is null ? null
        : ItemUnit.Fault(unit.Unit, item.Unit, item.OtherUnits!.TakeWhile(other => !ReferenceEquals(other, unit)).Select(other => other.Unit).OfType<string>());

    private static string? SuccessorFault(ItemBody item) =>
        item.SucceededBy is null ? null
        : item.Kind == Word.Of(ItemKind.Component) ? "Only a product can have a successor; leave this out."
        : item.SucceededBy == item.Code ? $"{item.Code} cannot be the successor of itself."
        : null;
}
