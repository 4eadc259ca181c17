using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;

namespace CoProduction.Registry.Items;

/// <summary>A product or a component, with the materials of one unit.</summary>
public sealed record Item : IRetirable
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

    /// <summary>The other units in which the item is counted; empty if none is stated.</summary>
    /// <exception cref="ArgumentException">A unit is named twice, is the item's own, or is a mass and the item's own unit is one too.</exception>
    public IReadOnlyList<ItemUnit> OtherUnits { get; init => field = Others(value); } = ValueList.Of<ItemUnit>([]);

    public string? Notes { get; }

    public Release Release { get; }

    /// <summary>The bill of materials, one level deep.</summary>
    public IReadOnlyList<MaterialLine> Materials { get; }

    /// <summary>Whether making the item takes so much energy that an energy shortage affects it; null if nothing is stated.</summary>
    public bool? IsEnergyIntensive { get; init; }

    /// <summary>The product of the same family that takes this one's place; null if none is known.</summary>
    /// <exception cref="ArgumentException">This item is not a product, or names itself.</exception>
    public ItemCode? SucceededBy { get; init => field = value is null ? null : Successor(value); }

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    /// <summary>This item with another bill of materials.</summary>
    /// <exception cref="ArgumentException">A material is named twice, or the item is its own material.</exception>
    public Item With(IReadOnlyList<MaterialLine> materials) =>
        new(Code, Name, Kind, Family, Unit, Notes, Release, materials)
        {
            OtherUnits = OtherUnits,
            IsEnergyIntensive = IsEnergyIntensive,
            SucceededBy = SucceededBy,
            Retired = Retired,
        };

    /// <summary>An amount in the item's own unit. Masses convert without being stated.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="unit">The unit of the amount; null for the item's own.</param>
    /// <returns>Null if the item is not counted in the unit.</returns>
    public double? InOwnUnits(double amount, string? unit) =>
        unit is null || UnitName.Same(unit, Unit) ? amount
        : OtherUnits.FirstOrDefault(other => UnitName.Same(unit, other.Name)) is { } stated ? amount * stated.OwnUnits
        : Mass.Convert(amount, unit, Unit);

    /// <summary>Why a quantity of the item cannot be in a unit; null if it can.</summary>
    public string? UnitFault(string unit) =>
        InOwnUnits(1, unit) is not null ? null
        : $"{Code} is counted in {string.Join(" or ", [Unit, .. OtherUnits.Select(other => other.Name)])}, not in {unit}: "
            + $"give the quantity in {Unit}, or register {unit} as another unit of {Code}.";

    /// <summary>Why another item cannot be the successor of this one; null if it can.</summary>
    public string? SuccessorFault(Item other) =>
        other.Kind != ItemKind.Product ? $"Must be a product; {other.Code} is a {Word.Of(other.Kind)}."
        : other.Family != Family ? $"Must be of the family {Family}; {other.Code} is of the family {other.Family}."
        : null;

    private IReadOnlyList<ItemUnit> Others(IReadOnlyList<ItemUnit> otherUnits)
    {
        var own = ValueList.Of(otherUnits, nameof(otherUnits));
        foreach (var (index, unit) in own.Index())
        {
            if (ItemUnit.Fault(unit.Name, Unit, own.Take(index).Select(other => other.Name)) is { } fault)
            {
                throw new ArgumentException(fault, nameof(otherUnits));
            }
        }

        return own;
    }

    private ItemCode Successor(ItemCode succeededBy) =>
        Kind != ItemKind.Product ? throw new ArgumentException("Only a product can have a successor.", nameof(succeededBy))
        : succeededBy == Code ? throw new ArgumentException($"{Code} cannot be the successor of itself.", nameof(succeededBy))
        : succeededBy;

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    IRetirable IRetirable.TakenBackOn(DateOnly day) => With([]) with { SucceededBy = null, Retired = day };

    string IRecord.Id => Code.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [];

    IReadOnlyCollection<ItemCode> IRecord.Items =>
        [Code, .. Materials.Select(line => line.Item), .. SucceededBy is { } successor ? new[] { successor } : []];

    Family? IRecord.Family => Family;

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => [Name, Notes];
}
