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

    /// <summary>The items, at least one of which the record must be about.</summary>
    public IReadOnlySet<ItemCode>? Items { get; init; }

    /// <summary>The families, one of which the record must state. If the record states none, it must be about one of their items.</summary>
    public FamilyItems? Families { get; init; }

    /// <summary>The statuses, one of which the record must have exactly.</summary>
    public IReadOnlySet<string>? Statuses { get; init; }

    /// <summary>Words that must all occur in the id or the texts.</summary>
    public WordSearch? Text { get; init; }

    /// <summary>Whether a record passes.</summary>
    /// <param name="record">The record.</param>
    /// <param name="texts">Its texts; the default if nobody has folded them yet.</param>
    public bool Matches(IRecord record, FoldedTexts texts = default) =>
        // Texts that are folded are looked at first, because they do not touch the record, which lies elsewhere in memory.
        (Text is null || texts.IsDefault || Text.Finds(texts))
        && (Reader is null || Reader.MaySee(record))
        && (!IsCurrent || record is not IRetirable { Retired: not null })
        && (Partners is null || record.Partners.Any(Partners.Contains))
        && (Items is null || record.Items.Any(Items.Contains))
        && (Families is null || Families.Holds(record))
        && (Statuses is null || (record.Status is { } status && Statuses.Contains(status)))
        && (Text is null || !texts.IsDefault || Text.Finds(FoldedTexts.Of(record)));
}

/// <summary>Families with the items that belong to them.</summary>
public sealed record FamilyItems(IReadOnlySet<Family> Families, IReadOnlySet<ItemCode> Items)
{
    public bool Holds(IRecord record) =>
        record.Family is { } stated ? Families.Contains(stated) : record.Items.Any(Items.Contains);
}
