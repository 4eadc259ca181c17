using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Registry.Items;

/// <summary>A product or a component, with the materials of one unit.</summary>
public sealed record Item : IRecord
{
    /// <exception cref="ArgumentException">A text is malformed, a material is named twice, or the item is its own material.</exception>
    public Item(
        ItemCode code, string name, ItemKind kind, Family family, string unit, string? notes, Release release, IReadOnlyList<MaterialLine> materials)
    {
        Code = code;
        Name = Require.Text(name, Wording.Name, nameof(name));
        Kind = Require.Member(kind, nameof(kind));
        Family = family;
        Unit = Require.Text(unit, Wording.Name, nameof(unit));
        Notes = Require.TextOrNull(notes, Wording.Notes, nameof(notes));
        Release = release;
        Materials = ValueList.Of(materials, nameof(materials));
        if (Materials.DistinctBy(line => line.Item).Count() != Materials.Count)
        {
            throw new ArgumentException("Must not name a material twice.", nameof(materials));
        }

        if (Materials.Any(line => line.Item == code))
        {
            throw new ArgumentException($"{code} cannot be a material of itself.", nameof(materials));
        }
    }

    public ItemCode Code { get; }

    public string Name { get; }

    public ItemKind Kind { get; }

    public Family Family { get; }

    /// <summary>The name of one unit: round, missile, module.</summary>
    public string Unit { get; }

    public string? Notes { get; }

    public Release Release { get; }

    /// <summary>The bill of materials, one level deep.</summary>
    public IReadOnlyList<MaterialLine> Materials { get; }

    /// <summary>Whether making the item takes so much energy that an energy shortage affects it; null if nothing is stated.</summary>
    public bool? IsEnergyIntensive { get; init; }

    /// <summary>The product of the same family that takes this one's place; null if none is known.</summary>
    /// <exception cref="ArgumentException">This item is not a product, or names itself.</exception>
    public ItemCode? SucceededBy { get; init => field = value is null ? null : Successor(value); }

    /// <summary>This item with another bill of materials.</summary>
    /// <exception cref="ArgumentException">A material is named twice, or the item is its own material.</exception>
    public Item With(IReadOnlyList<MaterialLine> materials) =>
        new(Code, Name, Kind, Family, Unit, Notes, Release, materials) { IsEnergyIntensive = IsEnergyIntensive, SucceededBy = SucceededBy };

    /// <summary>Why another item cannot be the successor of this one; null if it can.</summary>
    public string? SuccessorFault(Item other) =>
        other.Kind != ItemKind.Product ? $"Must be a product; {other.Code} is a {Word.Of(other.Kind)}."
        : other.Family != Family ? $"Must be of the family {Family}; {other.Code} is of the family {other.Family}."
        : null;

    private ItemCode Successor(ItemCode succeededBy) =>
        Kind != ItemKind.Product ? throw new ArgumentException("Only a product can have a successor.", nameof(succeededBy))
        : succeededBy == Code ? throw new ArgumentException($"{Code} cannot be the successor of itself.", nameof(succeededBy))
        : succeededBy;

    string IRecord.Id => Code.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [];

    IReadOnlyCollection<ItemCode> IRecord.Items =>
        [Code, .. Materials.Select(line => line.Item), .. SucceededBy is { } successor ? new[] { successor } : []];

    Family? IRecord.Family => Family;

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => [Name, Notes];
}
