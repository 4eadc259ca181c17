using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Registry;

/// <summary>Which records a list shows. Everything that is null lets all pass; everything that is set must hold.</summary>
public sealed record RecordFilter
{
    public static readonly RecordFilter None = new();

    /// <summary>Who must be allowed to see the record.</summary>
    public Reader? Reader { get; init; }

    /// <summary>The partners of whom at least one must be named by the record.</summary>
    public IReadOnlySet<CountryCode>? Partners { get; init; }

    /// <summary>The item that the record must be about.</summary>
    public ItemCode? Item { get; init; }

    /// <summary>The family that the record states; where it states none, the family one of whose items it is about.</summary>
    public FamilyItems? Family { get; init; }

    /// <summary>The exact status.</summary>
    public string? Status { get; init; }

    /// <summary>Words that must all occur in the id or the texts, without regard to case.</summary>
    public string? Text { get; init; }

    public bool Matches(IRecord record) =>
        (Reader is null || Reader.MaySee(record))
        && (Partners is null || record.Partners.Any(Partners.Contains))
        && (Item is null || record.Items.Contains(Item))
        && (Family is null || Family.Holds(record))
        && (Status is null || string.Equals(Status, record.Status, StringComparison.Ordinal))
        && (Text is null || MatchesText(record, Text));

    private static bool MatchesText(IRecord record, string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(word => record.Texts.Prepend(record.Id)
                .Any(part => part?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));
}

/// <summary>A family with the items that belong to it.</summary>
public sealed record FamilyItems(Family Family, IReadOnlySet<ItemCode> Items)
{
    public bool Holds(IRecord record) =>
        record.Family is { } stated ? stated == Family : record.Items.Any(Items.Contains);
}
