using System.Text.Json.Nodes;

namespace CoProduction.Functions.GapReports.Parts;

/// <summary>Leaves out of a part of an answer the sources that the rest of it does not cite.</summary>
internal static class CitedSources
{
    private const string Citations = "sources";
    private const string Table = "sourceTable";

    public static void Keep(JsonObject part)
    {
        if (part[Citations] is JsonArray citations)
        {
            // The id of a line, a plan or a material begins with that of its record.
            var named = Texts(part, but: [Citations, Table]);
            Remove(citations, citation => !named.Contains($"{citation["id"]}".Split('/')[0]));
        }

        if (part[Table] is JsonArray table)
        {
            var cited = Texts(part, but: [Table]);
            Remove(table, source => !cited.Contains((string)source["id"]!));
        }
    }

    private static HashSet<string> Texts(JsonObject part, string[] but)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, value) in part.Where(member => !but.Contains(member.Key)))
        {
            Collect(value, texts);
        }

        return texts;
    }

    private static void Remove(JsonArray list, Predicate<JsonObject> isSpare)
    {
        var kept = list.OfType<JsonObject>().Where(element => !isSpare(element)).ToArray();
        list.Clear();
        Array.ForEach(kept, list.Add);
    }

    private static void Collect(JsonNode? node, HashSet<string> named)
    {
        switch (node)
        {
            case JsonObject part:
                foreach (var (_, value) in part)
                {
                    Collect(value, named);
                }

                break;
            case JsonArray list:
                foreach (var element in list)
                {
                    Collect(element, named);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                named.Add(text);
                break;
        }
    }
}
