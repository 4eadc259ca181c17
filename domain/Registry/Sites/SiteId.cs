using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Sites;

/// <summary>The id of a factory or MRO site: its partner's code in lower case, a dash, a slug.</summary>
public sealed record SiteId : IParsed<SiteId>, IComparable<SiteId>
{
    private SiteId(string value, CountryCode partner)
    {
        Value = value;
        Partner = partner;
    }

    public string Value { get; }

    /// <summary>The partner that the site belongs to.</summary>
    public CountryCode Partner { get; }

    public static string Rule =>
        "A site's id is its partner's code in lower case, a dash and a slug, at most 120 characters, such as usa-scranton-aap.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out SiteId value)
    {
        value = RecordId.TryParse(text, out _) && text.IndexOf('-', StringComparison.Ordinal) == 3
            && CountryCode.TryParse(text[..3].ToUpperInvariant(), out var partner)
            ? new SiteId(text, partner)
            : null;
        return value is not null;
    }

    public int CompareTo(SiteId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
