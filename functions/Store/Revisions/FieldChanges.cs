using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>Finds the differences between two versions of a record.</summary>
internal static class FieldChanges
{
    // Limits the list to about the size of both versions together, which is the room in a history row.
    private const int MostChanges = 500;

    /// <summary>
    /// The fields that differ, in the order of the versions. Members of objects are compared by name, items of lists by index. A value that
    /// changes its JSON type, appears or disappears is one change. Versions with more than 500 differences count as one change of the whole
    /// record, with the field "".
    /// </summary>
    /// <param name="from">The JSON before; null if there was none.</param>
    /// <param name="to">The JSON after; null if there is none.</param>
    public static IReadOnlyList<FieldChange> Between(string? from, string? to)
    {
        var (before, after) = (Parse(from), Parse(to));
        var differences = JsonDifference.Between(before, after).Take(MostChanges + 1).ToArray();
        return differences.Length <= MostChanges
            ? [.. differences.Select(one => new FieldChange(one.Pointer, one.Before?.DeepClone(), one.After?.DeepClone()))]
            : [new FieldChange("", before, after)];
    }

    private static JsonNode Parse(string? json) => json is null ? new JsonObject() : JsonNode.Parse(json)!;
}
