using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Records.Items;

/// <summary>One line of a bill of materials in JSON.</summary>
public sealed record MaterialBody
{
    /// <summary>The component, mineral or material that goes into the item.</summary>
    public string? Item { get; init; }

    /// <summary>The quantity in one unit of the item, more than 0. Absent if the quantity is unknown.</summary>
    public double? QuantityPerUnit { get; init; }

    /// <summary>The unit of the quantity. A product or component must be counted in it; a mineral or material is in any unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The source of the quantity.</summary>
    public SourceBody? Source { get; init; }

    public static MaterialBody From(MaterialLine line) => new()
    {
        Item = line.Item.Value,
        QuantityPerUnit = line.QuantityPerUnit,
        Unit = line.Unit,
        Source = SourceBody.From(line.Source),
    };

    public MaterialLine ToLine() => new(Parsed.As<ItemCode>(Item), QuantityPerUnit, Unit!, Source!.ToSource());
}

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
