using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Items;

/// <summary>A product or component in JSON.</summary>
public sealed record ItemBody : IBody<ItemBody, Item>
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>product or component.</summary>
    public string? Kind { get; init; }

    public string? Family { get; init; }

    /// <summary>What one of it is called.</summary>
    public string? Unit { get; init; }

    public string? Notes { get; init; }

    /// <summary>The bill of materials, one level deep.</summary>
    public IReadOnlyList<MaterialBody>? Materials { get; init; }

    /// <summary>Whether a shortage of energy hits its making; absent where nobody says, and then what is supposed counts.</summary>
    public bool? EnergyIntensive { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static ItemBody From(Item record) => new()
    {
        Code = record.Code.Value,
        Name = record.Name,
        Kind = Word.Of(record.Kind),
        Family = record.Family.Value,
        Unit = record.Unit,
        Notes = record.Notes,
        Materials = [.. record.Materials.Select(MaterialBody.From)],
        EnergyIntensive = record.IsEnergyIntensive,
        ReleasableTo = ReleaseBody.From(record.Release),
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
            IsEnergyIntensive = EnergyIntensive,
        };
}
