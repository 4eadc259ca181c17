using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Items;

/// <summary>One line of a bill of materials in JSON.</summary>
public sealed record MaterialBody
{
    /// <summary>The component, mineral or material that goes in.</summary>
    public string? Item { get; init; }

    /// <summary>More than 0; absent for a dependency of unknown quantity.</summary>
    public double? QuantityPerUnit { get; init; }

    public string? Unit { get; init; }

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
