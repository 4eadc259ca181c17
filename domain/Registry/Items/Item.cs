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

    /// <summary>This item with another bill of materials.</summary>
    /// <exception cref="ArgumentException">A material is named twice, or the item is its own material.</exception>
    public Item With(IReadOnlyList<MaterialLine> materials) =>
        new(Code, Name, Kind, Family, Unit, Notes, Release, materials) { IsEnergyIntensive = IsEnergyIntensive };

    string IRecord.Id => Code.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Code, .. Materials.Select(line => line.Item)];

    Family? IRecord.Family => Family;

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => [Name, Notes];
}
