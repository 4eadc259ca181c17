using System.Text.Json.Nodes;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The shape of the sites as GeoJSON. No type has it, because each item gives a property its name.</summary>
internal static class SitesSchema
{
    public static JsonObject Json { get; } = Titled("Sites", Object(
        "The sites as a FeatureCollection (RFC 7946).",
        ("type", Constant("FeatureCollection", "The type of the whole (RFC 7946).")),
        ("credit", Text("Whom to credit wherever the coordinates are used.")),
        ("features", new JsonObject
        {
            ["type"] = "array",
            ["description"] = "The factories, then the MRO sites.",
            ["items"] = Object(
                "A factory or MRO site.",
                ("type", Constant("Feature", "The type of each site (RFC 7946).")),
                ("id", Text("The site's id.")),
                ("geometry", Or(Point(), "The point of the site's town; null without coordinates.")),
                ("properties", Properties())),
        })));

    private static JsonObject Titled(string title, JsonObject schema)
    {
        schema.Insert(0, "title", title);
        return schema;
    }

    private static JsonObject Properties()
    {
        var properties = Object(
            "Numbers, texts and nulls, so that map tools can show them.",
            ("kind", Words([RecordKinds.Factories.Name, RecordKinds.MaintenanceSites.Name], "Whether it is a factory or an MRO site.")),
            ("name", Text("The site's name.")),
            ("operator", Text("Who runs it.")),
            ("partner", Text("The partner's code.")),
            ("town", TextOrNull("The town; null where it is withheld.")),
            ("status", Words(TextShapes.WordsOf(typeof(SiteStatus)), "The site's present status.")),
            ("formerNames", TextOrNull("The names that the site had before, separated by semicolons. Null if none is stated.")),
            ("operatorFormerNames", TextOrNull("The names that the operator had before, separated by semicolons. Null if none is stated.")),
            ("identifiers", TextOrNull("What other lists call the site, such as ncage:B1234, separated by semicolons. Null if none is stated.")),
            ("mergedInto", TextOrNull("The id of the site that this one is one site with. Null if there is none.")),
            ("movedTo", TextOrNull("The id of the site that this one is registered as now. Null if there is none.")),
            ("items", TextOrNull("What a factory makes: codes, separated by semicolons. Null for an MRO site.")),
            ("platforms", TextOrNull("What an MRO site services, separated by semicolons. Null for a factory.")),
            ("plans", new JsonObject { ["type"] = new JsonArray("integer", "null"), ["minimum"] = 0, ["description"] = "How many plans of a factory are registered, in any stage. Null for an MRO site." }),
            ("source", Text("Publisher and title.")),
            ("sourceUrl", TextOrNull("The address of the source. Null if it is not stated.")),
            ("sourceDate", TextOrNull("When the source was published. Null if it is not stated.")),
            ("confidence", Words(TextShapes.WordsOf(typeof(Confidence)), "How sure the source of the record is.")),
            ("releasableTo", Text("Who may see it besides its partner, separated by semicolons; empty for nobody.")));
        properties["patternProperties"] = new JsonObject
        {
            ["^rate_"] = new JsonObject
            {
                ["type"] = new JsonArray("number", "null"),
                ["minimum"] = 0,
                ["description"] = "rate_155-HE is the present rate of the factory's lines of 155-HE, in units of the item a month. Null if it is unknown.",
            },
        };
        return properties;
    }

    private static JsonObject Point() => Object(
        "Longitude and latitude, never finer than 0.01 degree.",
        ("type", Constant("Point", "The type of the geometry (RFC 7946).")),
        ("coordinates", new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number", ["minimum"] = -180, ["maximum"] = 180 }, ["minItems"] = 2, ["maxItems"] = 2, ["description"] = "Longitude, then latitude, in degrees (WGS 84)." }));

    private static JsonObject Object(string description, params (string Name, JsonObject Schema)[] members) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, member.Schema))),
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. members.Select(member => JsonValue.Create(member.Name))]),
    };

    private static JsonObject Or(JsonObject schema, string description) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }), ["description"] = description };

    private static JsonObject Constant(string value, string description) => new() { ["type"] = "string", ["const"] = value, ["description"] = description };

    private static JsonObject Words(JsonArray words, string description) => new() { ["type"] = "string", ["enum"] = words, ["description"] = description };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject TextOrNull(string description) => new() { ["type"] = new JsonArray("string", "null"), ["description"] = description };
}
