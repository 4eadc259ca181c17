using System.Globalization;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Registry;

/// <summary>Makes the versions of a record again out of what its history says was changed.</summary>
internal static class Versions
{
    /// <summary>The record's JSON after each revision, from the first on; null after a removal.</summary>
    public static IEnumerable<JsonObject?> After(IEnumerable<Revision> revisions)
    {
        JsonObject? version = null;
        foreach (var revision in revisions)
        {
            version = revision.Action == RevisionAction.Removed ? null : After(version ?? [], revision.Changes);
            yield return version;
        }
    }

    private static JsonObject After(JsonObject version, IReadOnlyList<FieldChange> changes)
    {
        var next = version.DeepClone().AsObject();
        foreach (var change in changes)
        {
            if (change.Field.Length == 0)
            {
                next = change.To!.DeepClone().AsObject();
            }
            else
            {
                Set(next, [.. change.Field.Split('/').Skip(1).Select(Unescaped)], change.To?.DeepClone());
            }
        }

        Prune(next);
        return next;
    }

    private static void Set(JsonNode at, ReadOnlySpan<string> path, JsonNode? value)
    {
        for (; path.Length > 1; path = path[1..])
        {
            at = at is JsonArray list ? list[Place(path[0])]! : at[path[0]]!;
        }

        switch (at)
        {
            case JsonArray list when Place(path[0]) is var place && place < list.Count:
                list[place] = value;
                break;
            case JsonArray list:
                list.Add(value);
                break;
            default:
                at[path[0]] = value;
                break;
        }
    }

    /// <summary>Takes out what has no value any more: records have no nulls.</summary>
    private static void Prune(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToArray())
                {
                    members.Remove(name);
                }

                foreach (var member in members)
                {
                    Prune(member.Value);
                }

                break;

            case JsonArray list:
                for (var place = list.Count - 1; place >= 0; place--)
                {
                    if (list[place] is null)
                    {
                        list.RemoveAt(place);
                    }
                    else
                    {
                        Prune(list[place]);
                    }
                }

                break;
        }
    }

    private static int Place(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Unescaped(string name) =>
        name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
