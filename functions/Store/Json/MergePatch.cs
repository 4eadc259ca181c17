using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CoProduction.Functions.Store.Json;

/// <summary>Applies JSON merge patches (RFC 7396).</summary>
internal static class MergePatch
{
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Says which patches an address takes (RFC 5789), in answers to OPTIONS, to methods that it does not take, and to patches of another type.</summary>
    public const string AcceptHeader = "Accept-Patch";

    /// <summary>
    /// Changes JSON by a patch. A member of the patch replaces that of the target, or removes it if it is null; objects are merged, and arrays are not. What the patch
    /// states stays as it was sent, also what no record can have, such as a member that comes twice: whoever checks the changed JSON finds it there.
    /// </summary>
    /// <param name="target">The JSON to change, in which no member comes twice.</param>
    /// <param name="patch">The patch.</param>
    /// <returns>The changed JSON.</returns>
    public static JsonElement Apply(JsonElement target, JsonElement patch)
    {
        var changed = new StringBuilder();
        Write(target, patch, changed);
        return JsonElement.Parse(changed.ToString());
    }

    private static void Write(JsonElement? target, JsonElement patch, StringBuilder changed)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            changed.Append(patch.GetRawText());
            return;
        }

        var former = target is { ValueKind: JsonValueKind.Object } known ? known.EnumerateObject().ToDictionary(MemberName.Of, StringComparer.Ordinal) : [];
        var patched = patch.EnumerateObject().ToLookup(MemberName.Of, StringComparer.Ordinal);
        changed.Append('{');
        var separator = "";
        foreach (var kept in former.Where(member => !patched.Contains(member.Key)))
        {
            Name(kept.Value);
            changed.Append(kept.Value.Value.GetRawText());
        }

        foreach (var same in patched)
        {
            foreach (var member in same.Where(member => same.Count() > 1 || member.Value.ValueKind != JsonValueKind.Null))
            {
                Name(member);
                Write(former.TryGetValue(same.Key, out var before) ? before.Value : null, member.Value, changed);
            }
        }

        changed.Append('}');

        void Name(JsonProperty member)
        {
            changed.Append(separator).Append('"').Append(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member))).Append("\":");
            separator = ",";
        }
    }
}
