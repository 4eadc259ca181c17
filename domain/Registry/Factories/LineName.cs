using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CoProduction.Registry.Factories;

/// <summary>What people on site call a line, such as <c>2</c> or <c>3A</c>; it tells lines of one item and stage apart.</summary>
public sealed partial record LineName : IParsed<LineName>, IComparable<LineName>
{
    private LineName(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "The name of a line is at most 60 letters, digits, spaces and . , & ( ) # -; it begins with a letter or digit and does not end with a space, such as 3A.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out LineName value)
    {
        value = text is not null && Pattern().IsMatch(text) ? new LineName(text) : null;
        return value is not null;
    }

    public int CompareTo(LineName? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N} .,&()#\-]{0,59}(?<! )\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
