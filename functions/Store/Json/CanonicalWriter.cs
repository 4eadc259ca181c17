using System.Text;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Store.Json;

/// <summary>
/// Writes JSON in one form only, so that a hash over it can be computed again: no white space, and the members of every object
/// in the ordinal order of their names. How names and values look is up to the caller, who must not change it later.
/// </summary>
/// <param name="writeName">Writes a member's name, with its quotes.</param>
/// <param name="writeValue">Writes a text, a number, true or false.</param>
internal sealed class CanonicalWriter(Action<StringBuilder, string> writeName, Action<StringBuilder, JsonValue> writeValue)
{
    /// <summary>The canonical JSON of a value; null is <c>null</c>.</summary>
    public string Write(JsonNode? node)
    {
        var output = new StringBuilder();
        Write(output, node);
        return output.ToString();
    }

    private void Write(StringBuilder output, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                output.Append('{');
                foreach (var (place, (name, value)) in members.OrderBy(member => member.Key, StringComparer.Ordinal).Index())
                {
                    writeName(Separated(output, place), name);
                    Write(output.Append(':'), value);
                }

                output.Append('}');
                break;

            case JsonArray elements:
                output.Append('[');
                foreach (var (place, element) in elements.Index())
                {
                    Write(Separated(output, place), element);
                }

                output.Append(']');
                break;

            case JsonValue value:
                writeValue(output, value);
                break;

            default:
                output.Append("null");
                break;
        }
    }

    private static StringBuilder Separated(StringBuilder output, int place) => place > 0 ? output.Append(',') : output;
}
