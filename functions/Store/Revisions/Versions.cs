using System.Globalization;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>Rebuilds the versions of a record from its history.</summary>
internal static class Versions
{
    /// <summary>The record's JSON after each revision, starting with the first; null after a removal.</summary>
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
                Set(next, JsonPointer.Parts(change.Field), change.To?.DeepClone());
            }
        }

        Prune(next);
        return next;
    }

    private static void Set(JsonNode at, ReadOnlySpan<string> path, JsonNode? value)
    {
        for (; path.Length > 1; path = path[1..])
        {
            at = at is JsonArray list ? list[Index(path[0])]! : at[path[0]]!;
        }

        switch (at)
        {
            case JsonArray list when Index(path[0]) is var index && index < list.Count:
                list[index] = value;
                break;
            case JsonArray list:
                list.Add(value);
                break;
            default:
                at[path[0]] = value;
                break;
        }
    }

    /// <summary>Removes members and items without a value, because records have no nulls.</summary>
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
                for (var index = list.Count - 1; index >= 0; index--)
                {
                    if (list[index] is null)
                    {
                        list.RemoveAt(index);
                    }
                    else
                    {
                        Prune(list[index]);
                    }
                }

                break;
        }
    }

    private static int Index(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
