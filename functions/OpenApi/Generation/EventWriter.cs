using System.Text.Json.Nodes;
using CoProduction.Functions.OpenApi.Operations;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Writes the requests that the program sends to receivers of events, from <see cref="EventOperations"/>.</summary>
internal sealed class EventWriter(Components components)
{
    private const string MediaType = "application/cloudevents+json";

    public JsonObject Json => new(EventOperations.All.Select(told => KeyValuePair.Create<string, JsonNode?>(told.Name, new JsonObject { ["post"] = Post(told) })));

    private JsonObject Post(EventNotes told) => new()
    {
        ["tags"] = new JsonArray("webhooks"),
        ["summary"] = told.Summary,
        ["description"] = told.Description,
        ["operationId"] = $"Receive{char.ToUpperInvariant(told.Name[0])}{told.Name[1..]}",
        ["parameters"] = new JsonArray([.. EventOperations.Headers.Select(components.Of)]),
        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { [MediaType] = new JsonObject { ["schema"] = Envelope(told) } } },
        ["responses"] = new JsonObject
        {
            ["204"] = new JsonObject { ["description"] = "The event is accepted, as with every status from 200 to 299. Any other answer leads to another attempt." },
            ["410"] = new JsonObject { ["description"] = "The receiver wants no more events. The webhook is suspended." },
        },
        ["security"] = new JsonArray(),
    };

    private JsonObject Envelope(EventNotes told)
    {
        var properties = new JsonObject
        {
            ["specversion"] = Constant("1.0", "The version of CloudEvents."),
            ["id"] = Text("The same however often the event is sent; unique within the source."),
            ["source"] = Text("The webhook.", "uri"),
            ["type"] = Constant(told.Type, "The type of the event."),
            ["subject"] = Text(told.Subject),
            ["time"] = Text("When it happened (UTC).", "date-time"),
            ["datacontenttype"] = Constant("application/json", "The format of the data."),
            ["dataschema"] = Text("The schema of the data, in this document.", "uri"),
            ["data"] = components.Schema(told.Data),
        };

        // A schema that has a name describes itself; a choice between several has none.
        if (properties["data"] is JsonObject data && !data.ContainsKey("$ref"))
        {
            data["description"] = "What the event tells of.";
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = Nodes.List(properties.Select(property => property.Key)),
            ["properties"] = properties,
        };
    }

    private static JsonObject Constant(string value, string description) => new() { ["type"] = "string", ["const"] = value, ["description"] = description };

    private static JsonObject Text(string description, string? format = null)
    {
        var text = new JsonObject { ["type"] = "string", ["description"] = description };
        if (format is not null)
        {
            text["format"] = format;
        }

        return text;
    }
}

/// <summary>An event that receivers are sent.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Type">The CloudEvents type.</param>
/// <param name="Data">The C# type of the data.</param>
/// <param name="Summary">What it tells of, in a few words.</param>
/// <param name="Description">What it tells of.</param>
/// <param name="Subject">What its subject is.</param>
internal sealed record EventNotes(string Name, string Type, Type Data, string Summary, string Description, string Subject);
