using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Store.Json;

/// <summary>Applies JSON merge patches (RFC 7396).</summary>
internal static class MergePatch
{
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Changes JSON by a patch. A member of the patch replaces that of the target, or removes it if it is null; objects are merged, and arrays are not.</summary>
    /// <param name="target">The JSON to change. What this method returns can share nodes with it.</param>
    /// <param name="patch">The patch.</param>
    /// <returns>The changed JSON; null for the JSON null.</returns>
    public static JsonNode? Apply(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonSerializer.SerializeToNode(patch);
        }

        var changed = target as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                changed.Remove(member.Name);
            }
            else
            {
                var former = changed[member.Name];
                changed.Remove(member.Name);
                changed[member.Name] = Apply(former, member.Value);
            }
        }

        return changed;
    }
}
