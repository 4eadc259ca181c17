using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>Makes values that a schema of the document allows, from known values if there are any.</summary>
internal sealed class ValueMaker(ApiDocument document, Knowledge knowledge, Random random)
{
    private const int Most = 100;
    private const string Country = "^[A-Z]{3}$";

    private static readonly string[] Words =
    [
        "Example", "Nowa Dęba", "Żółć & Söhne", "日本製鋼所", "שלום", "a", "x.y-z", "It's \"quoted\"", "🚀 works", "e\u0301", "<b>bold</b>", "'; drop table --", "%00", "{0}", "../..", "null", "İstanbul", "\u200D",
    ];

    // Three random letters are rarely a country.
    private static readonly string[] Countries = ["USA", "DEU", "FRA", "GBR", "NOR", "JPN", "KOR", "AUS", "CAN", "SWE"];

    public JsonNode? Make(JsonObject given, string name)
    {
        var schema = document.Schema(given);
        if (schema["oneOf"] is JsonArray kinds)
        {
            return Make(kinds[random.Next(kinds.Count)]!.AsObject(), name);
        }

        if (schema["enum"] is JsonArray words)
        {
            return words[random.Next(words.Count)]?.DeepClone();
        }

        return schema["type"]?.GetValue<string>() switch
        {
            "object" => Object(schema),
            "array" => List(schema, name),
            "integer" => JsonValue.Create((long)Number(schema)),
            "number" => Number(schema) is var number && random.Next(4) > 0 ? JsonValue.Create(Math.Round(number, 2)) : JsonValue.Create(Math.Round(number)),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "string" => JsonValue.Create(Text(schema, name)),
            var other => throw new InvalidOperationException($"There are no values for the type {other} of {name}."),
        };
    }

    public string Text(JsonObject schema, string name)
    {
        var (least, most) = (schema["minLength"]?.GetValue<int>() ?? 0, schema["maxLength"]?.GetValue<int>() ?? Most);
        var known = knowledge.Value(name, random);
        if (schema["pattern"]?.GetValue<string>() is { } pattern)
        {
            if (pattern == Country && random.Next(2) == 0)
            {
                return Countries[random.Next(Countries.Length)];
            }

            return random.Next(5) > 0 && known is not null
                ? random.Next(4) == 0 && name is "id" ? Varied(known, most) : known
                : PatternText.Of(pattern, least, most, random) ?? known ?? "a";
        }

        if (random.Next(3) == 0 && known is not null && known.Length <= most)
        {
            return known;
        }

        var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words[random.Next(Words.Length)]));
        return random.Next(30) == 0 ? new string('x', most) : text.Length > most ? "x" : text;
    }

    /// <summary>A text that is probably new, derived from a known one.</summary>
    public string New(JsonObject schema, string known) =>
        schema["pattern"]?.GetValue<string>() == Country ? Countries[random.Next(Countries.Length)] : Varied(known, schema["maxLength"]?.GetValue<int>() ?? Most);

    private string Varied(string known, int most)
    {
        var varied = $"{known}-{random.Next(1000)}";
        return varied.Length <= most ? varied : known;
    }

    private JsonObject Object(JsonObject schema)
    {
        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        var made = new JsonObject();
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            if (required.Contains(name) || random.Next(2) == 0)
            {
                made[name] = Make(property!.AsObject(), name);
            }
        }

        return made;
    }

    private JsonArray List(JsonObject schema, string name)
    {
        var least = schema["minItems"]?.GetValue<int>() ?? 0;
        var elements = Enumerable.Range(0, random.Next(least, least + 3)).Select(_ => Make(schema["items"]!.AsObject(), name)).ToList();
        return schema["uniqueItems"] is null ? [.. elements] : [.. elements.DistinctBy(element => element!.ToJsonString())];
    }

    private double Number(JsonObject schema)
    {
        var least = schema["minimum"]?.GetValue<double>() ?? schema["exclusiveMinimum"]?.GetValue<double>() + 1 ?? 0;
        var most = schema["maximum"]?.GetValue<double>() ?? 1000;
        return random.Next(6) switch
        {
            0 => least,
            1 => most,
            2 => least + (random.NextDouble() * (most - least)),
            _ => least + (random.NextDouble() * Math.Min(most - least, 500)),
        };
    }
}
