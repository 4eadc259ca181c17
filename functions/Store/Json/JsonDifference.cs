using System.Text.Json.Nodes;

namespace CoProduction.Functions.Store.Json;

/// <summary>One place at which two JSON texts differ.</summary>
/// <param name="Pointer">The place, as a JSON pointer (RFC 6901).</param>
/// <param name="Before">The value in the first text; null where there is none.</param>
/// <param name="After">The value in the second text; null where there is none.</param>
internal readonly record struct JsonDifference(string Pointer, JsonNode? Before, JsonNode? After)
{
    /// <summary>
    /// Finds the innermost places at which two texts differ, in the order of the first text. Objects are compared by name and
    /// lists by place. A value that changes its sort is one difference, and so is a value that only one text has.
    /// </summary>
    /// <remarks>The walk is lazy. The values still belong to the texts: clone a value before you put it into another text.</remarks>
    public static IEnumerable<JsonDifference> Between(JsonNode? before, JsonNode? after)
    {
        var open = new Stack<JsonDifference>([new JsonDifference("", before, after)]);
        while (open.TryPop(out var pair))
        {
            switch (pair)
            {
                case { Before: JsonObject one, After: JsonObject other }:
                    foreach (var name in one.Select(member => member.Key).Union(other.Select(member => member.Key)).Reverse())
                    {
                        open.Push(new JsonDifference(JsonPointer.Member(pair.Pointer, name), one[name], other[name]));
                    }

                    break;

                case { Before: JsonArray one, After: JsonArray other }:
                    for (var place = Math.Max(one.Count, other.Count) - 1; place >= 0; place--)
                    {
                        open.Push(new JsonDifference(JsonPointer.Element(pair.Pointer, place), one.ElementAtOrDefault(place), other.ElementAtOrDefault(place)));
                    }

                    break;

                case var _ when !JsonNode.DeepEquals(pair.Before, pair.After):
                    yield return pair;
                    break;
            }
        }
    }
}
