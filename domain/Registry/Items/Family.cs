using System.Diagnostics.CodeAnalysis;

namespace CoProduction.Registry.Items;

/// <summary>A family of products with one common goal: artillery-155, patriot, drone, long-range-strike.</summary>
public sealed record Family : IParsed<Family>, IComparable<Family>
{
    private Family(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "A family has lower-case letters and digits in parts joined by dashes, 3 to 120 characters, such as artillery-155.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Family value)
    {
        value = RecordId.TryParse(text, out var id) ? new Family(id.Value) : null;
        return value is not null;
    }

    public int CompareTo(Family? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
