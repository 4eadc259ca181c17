using System.Globalization;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Registry;

/// <summary>What differs between two versions of a record.</summary>
internal static class FieldChanges
{
    // Keeps the list about as small as both versions together, which is what a history row has room for.
    private const int MostChanges = 500;

    /// <summary>
    /// The fields that differ, in the order in which the versions have them. Objects are compared by name, lists by place;
    /// a value that is of another sort before and after, or only there before or after, is one change. Versions that
    /// differ in more than 500 places differ as a whole: one change of the field "".
    /// </summary>
    /// <param name="from">The JSON before; null where there was none.</param>
    /// <param name="to">The JSON after; null where there is none.</param>
    public static IReadOnlyList<FieldChange> Between(string? from, string? to)
    {
        var (before, after) = (Parse(from), Parse(to));
        var changes = new List<FieldChange>();
        Compare("", before, after, changes);
        return changes.Count <= MostChanges ? changes : [new FieldChange("", before, after)];
    }

    private static JsonNode Parse(string? json) => json is null ? new JsonObject() : JsonNode.Parse(json)!;

    private static void Compare(string field, JsonNode? from, JsonNode? to, List<FieldChange> changes)
    {
        switch (from, to)
        {
            case (JsonObject before, JsonObject after):
                foreach (var name in before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key)))
                {
                    Compare($"{field}/{Escaped(name)}", before[name], after[name], changes);
                }

                break;

            case (JsonArray before, JsonArray after):
                for (var place = 0; place < Math.Max(before.Count, after.Count); place++)
                {
                    Compare(
                        string.Create(CultureInfo.InvariantCulture, $"{field}/{place}"),
                        place < before.Count ? before[place] : null,
                        place < after.Count ? after[place] : null,
                        changes);
                }

                break;

            default:
                if (!JsonNode.DeepEquals(from, to))
                {
                    changes.Add(new FieldChange(field, from?.DeepClone(), to?.DeepClone()));
                }

                break;
        }
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
