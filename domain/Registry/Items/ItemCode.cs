using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CoProduction.Registry.Items;

/// <summary>The code of a product, component, mineral or material.</summary>
public sealed partial record ItemCode : IParsed<ItemCode>, IComparable<ItemCode>
{
    private ItemCode(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "An item's code has letters and digits in parts joined by dashes, 2 to 40 characters, such as 155-HE or cotton-linters.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out ItemCode value)
    {
        value = text is { Length: >= 2 and <= 40 } && Pattern().IsMatch(text) ? new ItemCode(text) : null;
        return value is not null;
    }

    public int CompareTo(ItemCode? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z0-9]+(-[A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
