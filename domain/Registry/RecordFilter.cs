using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Texts;

namespace CoProduction.Registry;

/// <summary>Selects the records that a list shows. A record must match every property that is set; a null property matches all.</summary>
public sealed record RecordFilter
{
    public static readonly RecordFilter None = new();

    /// <summary>The reader, who must be allowed to see the record.</summary>
    public Reader? Reader { get; init; }

    /// <summary>Whether retired records are left out.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The partners, at least one of which the record must name.</summary>
    public IReadOnlySet<CountryCode>? Partners { get; init; }

    /// <summary>The item that the record must be about.</summary>
    public ItemCode? Item { get; init; }

    /// <summary>The family that the record must state. If the record states none, it must be about one of the family's items.</summary>
    public FamilyItems? Family { get; init; }

    /// <summary>The exact status.</summary>
    public string? Status { get; init; }

    /// <summary>Words that must all occur in the id or the texts.</summary>
    public WordSearch? Text { get; init; }

    public bool Matches(IRecord record) =>
        (Reader is null || Reader.MaySee(record))
        && (!IsCurrent || record is not IRetirable { Retired: not null })
        && (Partners is null || record.Partners.Any(Partners.Contains))
        && (Item is null || record.Items.Contains(Item))
        && (Family is null || Family.Holds(record))
        && (Status is null || string.Equals(Status, record.Status, StringComparison.Ordinal))
        && (Text is null || Text.Finds(record.Texts.Prepend(record.Id)));
}

/// <summary>A family with the items that belong to it.</summary>
public sealed record FamilyItems(Family Family, IReadOnlySet<ItemCode> Items)
{
    public bool Holds(IRecord record) =>
        record.Family is { } stated ? stated == Family : record.Items.Any(Items.Contains);
}
