using System.Globalization;

namespace CoProduction.Functions.Store.Json;

/// <summary>Writes and reads JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>The pointer to a member of the object at <paramref name="parent"/>.</summary>
    public static string Member(string parent, string name) =>
        $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The pointer to an element of the array at <paramref name="parent"/>.</summary>
    public static string Element(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}");

    /// <summary>The names and indices that a pointer consists of, from the outermost to the innermost.</summary>
    public static string[] Parts(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>Whether <paramref name="pointers"/> contains this pointer or one to a value that encloses it.</summary>
    public static bool IsWithin(string pointer, IReadOnlySet<string> pointers)
    {
        for (var end = pointer.Length; end >= 0; end = end == 0 ? -1 : pointer.LastIndexOf('/', end - 1))
        {
            if (pointers.Contains(pointer[..end]))
            {
                return true;
            }
        }

        return false;
    }
}
