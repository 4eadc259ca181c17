using System.Text.Json.Nodes;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>Where two JSON texts differ.</summary>
internal static class JsonDifferences
{
    /// <summary>The innermost places that differ, in the order of the first, each told by its JSON pointer.</summary>
    public static IEnumerable<DifferenceResponse> Between(JsonNode? published, JsonNode? recomputed, string pointer = "")
    {
        if (JsonNode.DeepEquals(published, recomputed))
        {
            return [];
        }

        return (published, recomputed) switch
        {
            (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key))
                .SelectMany(name => Between(one[name], other[name], JsonPointer.Member(pointer, name))),
            (JsonArray one, JsonArray other) => Enumerable.Range(0, Math.Max(one.Count, other.Count))
                .SelectMany(place => Between(place < one.Count ? one[place] : null, place < other.Count ? other[place] : null, JsonPointer.Element(pointer, place))),
            _ => [new DifferenceResponse(pointer, published?.DeepClone(), recomputed?.DeepClone())],
        };
    }
}
