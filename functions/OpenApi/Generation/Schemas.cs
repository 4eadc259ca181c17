using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.OpenApi.Operations;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>The schemas of requests and responses, generated from the types that the serializer reads and writes.</summary>
internal sealed class Schemas
{
    private readonly SortedDictionary<string, (Type Type, JsonObject Schema)> made = new(StringComparer.Ordinal);
    private readonly Documentation documentation;
    private readonly MemberRules rules;
    private readonly Variants variants;
    private readonly JsonSchemaExporterOptions options;

    public Schemas(Documentation documentation, MemberRules rules, Variants variants)
    {
        (this.documentation, this.rules, this.variants) = (documentation, rules, variants);
        options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = ReferToObjects };
    }

    /// <summary>The schemas of all requested types and of the types within them, by name.</summary>
    public JsonObject All => new(made.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value.Schema)));

    /// <summary>The schema of a type; a reference if the type is an object.</summary>
    public JsonObject Of(Type type)
    {
        var info = RecordJson.Options.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.Object ? Reference(info.Type) : Typed(info.GetJsonSchemaAsNode(options).AsObject());
    }

    /// <summary>A reference to the schema of a type whose kind selects one of several, under the name of the type.</summary>
    public JsonObject Named(Type type)
    {
        var name = NameOf(type);
        if (!made.ContainsKey(name))
        {
            var choice = Reference(type);
            choice.Insert(0, "description", documentation.Of(type));
            made[name] = (type, choice);
        }

        return new JsonObject { ["$ref"] = PathOf(name) };
    }

    /// <summary>A copy of the schema of one property.</summary>
    public JsonObject Of(Type type, string property)
    {
        Reference(type);
        return made[NameOf(type)].Schema["properties"]![property]!.DeepClone().AsObject();
    }

    /// <summary>The name of a type in the document.</summary>
    public static string NameOf(Type type) =>
        type.IsGenericType ? $"{NameOf(type.GetGenericArguments()[0])}{type.Name.Split('`')[0]}"
        : type.Name.EndsWith("Body", StringComparison.Ordinal) ? type.Name[..^"Body".Length]
        : type.Name;

    private JsonObject Reference(Type type)
    {
        if (variants.Of(type) is { Count: > 0 } kinds)
        {
            return OneOf(type, kinds);
        }

        var name = NameOf(type);
        if (!made.TryGetValue(name, out var known))
        {
            made[name] = (type, []);
            made[name] = (type, Object(RecordJson.Options.GetTypeInfo(type)));
        }
        else if (known.Type != type)
        {
            throw new InvalidOperationException($"{known.Type} and {type} would both be the schema {name}: give one of them another name in {nameof(Schemas)}.{nameof(NameOf)}.");
        }

        return new JsonObject { ["$ref"] = PathOf(name) };
    }

    /// <summary>The schema of an object whose kind selects one of several schemas. It has no name of its own, because NSwag would make no class of it.</summary>
    private JsonObject OneOf(Type type, IReadOnlyList<Variant> kinds)
    {
        var whole = Object(RecordJson.Options.GetTypeInfo(type));
        foreach (var kind in kinds.Where(kind => !made.ContainsKey(kind.Name)))
        {
            var schema = whole.DeepClone().AsObject();
            var properties = schema["properties"]!.AsObject();
            foreach (var other in properties.Select(property => property.Key).Where(member => kind.Members?.Contains(member) == false).ToArray())
            {
                properties.Remove(other);
            }

            var word = properties[Variants.Discriminator]!.AsObject();
            (word["type"], word["enum"]) = ("string", Nodes.List(kind.Kind));
            foreach (var (member, typed) in kind.Types.Select(its => (its.Key, Of(its.Value))).Concat(kind.Likenesses.Select(its => (its.Key, Of(its.Value.Type, its.Value.Member)))))
            {
                typed["description"] = properties[member]!["description"]!.DeepClone();
                properties[member] = typed;
            }

            foreach (var (member, rule) in kind.Rules)
            {
                Add(rule, properties[member]!.AsObject());
            }

            Add(kind.Condition, schema);

            if (kind.Required is { } required)
            {
                schema["required"] = Nodes.List(required);
            }

            made[kind.Name] = (type, schema);
        }

        return new JsonObject
        {
            ["oneOf"] = new JsonArray([.. kinds.Select(kind => new JsonObject { ["$ref"] = PathOf(kind.Name) })]),
            ["discriminator"] = new JsonObject
            {
                ["propertyName"] = Variants.Discriminator,
                ["mapping"] = new JsonObject(kinds.Select(kind => KeyValuePair.Create<string, JsonNode?>(kind.Kind, PathOf(kind.Name)))),
            },
        };
    }

    private static void Add(JsonObject keywords, JsonObject schema)
    {
        foreach (var (keyword, value) in keywords)
        {
            schema[keyword] = value?.DeepClone();
        }
    }

    private static string PathOf(string name) => $"#/components/schemas/{name}";

    private JsonNode ReferToObjects(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.Path.Length == 0)
        {
            return schema;
        }

        var value = Nullable.GetUnderlyingType(context.TypeInfo.Type);
        var info = value is null ? context.TypeInfo : RecordJson.Options.GetTypeInfo(value);
        return info.Kind != JsonTypeInfoKind.Object ? Typed(schema)
            : value is null || context.PropertyInfo is not null ? Reference(info.Type)
            : OrNull(Reference(info.Type));
    }

    /// <summary>Adds the type of words, which the exporter leaves out and generated clients need.</summary>
    private static TNode Typed<TNode>(TNode schema)
        where TNode : JsonNode
    {
        if (schema is JsonObject written && written["enum"] is JsonArray words && !written.ContainsKey("type"))
        {
            written.Insert(0, "type", words.Contains(null) ? Nodes.List("string", "null") : "string");
        }

        return schema;
    }

    private static JsonObject OrNull(JsonNode schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    /// <summary>Whether a list holds null where an element is unknown. The elements of a listing are its type's argument, of which nothing is noted.</summary>
    private static bool HasNullableElements(PropertyInfo member) =>
        !member.DeclaringType!.IsGenericType
        && new NullabilityInfoContext().Create(member).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }];

    private JsonObject Object(JsonTypeInfo info)
    {
        var schema = info.GetJsonSchemaAsNode(options).AsObject();
        var isBody = rules.AreKnownOf(info.Type);
        var isSelectable = info.Type.IsDefined(typeof(SelectableAttribute), inherit: false);
        var required = new JsonArray();
        foreach (var property in info.Properties)
        {
            // A constructor's default of null is not a value that the property can have.
            if (schema["properties"]![property.Name] is JsonObject stated && stated.ContainsKey("default") && stated["default"] is null)
            {
                stated.Remove("default");
            }

            var member = (PropertyInfo)property.AttributeProvider!;
            var isAlwaysThere = member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never;
            schema["properties"]![property.Name] = Property(schema["properties"]![property.Name]!, info.Type, member, isAlwaysThere);
            if (isSelectable ? property.Name == SelectableAttribute.Always : isAlwaysThere || (isBody ? rules.Require(info.Type, member) : !property.IsGetNullable))
            {
                required.Add(property.Name);
            }
        }

        schema.Remove("required");
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (documentation.Of(info.Type) is { } summary)
        {
            schema.Insert(0, "description", summary);
        }

        return schema;
    }

    private JsonObject Property(JsonNode written, Type type, PropertyInfo member, bool isNullable)
    {
        // The schema of arbitrary JSON is true.
        var schema = written is JsonObject known ? known.DeepClone().AsObject() : [];
        if (!isNullable && schema["type"] is JsonArray types)
        {
            // An unknown value is absent, never null.
            schema["type"] = types.Select(name => name!.GetValue<string>()).Single(name => name != "null");
        }

        if (!isNullable && schema["enum"] is JsonArray words)
        {
            words.RemoveAll(word => word is null);
        }

        if (schema["items"] is JsonObject element && element.ContainsKey("$ref") && HasNullableElements(member))
        {
            schema["items"] = OrNull(element.DeepClone());
        }

        rules.Apply(type, member, schema);
        if (!rules.AreKnownOf(type) && ResponseShapes.Of(member) is { } shape && TextOf(schema, member.PropertyType) is { } text)
        {
            foreach (var (name, value) in shape.Where(part => part.Key != "type"))
            {
                text[name] = value!.DeepClone();
            }
        }

        if (schema["items"] is JsonObject word && word.ContainsKey("enum"))
        {
            // Clients that make a type of the words give it this name.
            word["title"] = $"{NameOf(type)}{member.Name.TrimEnd('s')}";
        }

        if (rules.AreKnownOf(type) && schema["items"] is not null)
        {
            schema["maxItems"] = ShapeCheck.MostElements;
        }

        string?[] sentences = [documentation.Of(member), .. rules.Sentences(type, member)];
        if (string.Join(' ', sentences.OfType<string>().Distinct()) is { Length: > 0 } description)
        {
            schema["description"] = description;
        }

        return schema;
    }

    /// <summary>The part of a member's schema that is about its text, or about each of its texts; null if it has none.</summary>
    private static JsonObject? TextOf(JsonObject schema, Type member) =>
        member == typeof(string) ? schema
        : member == typeof(IReadOnlyList<string>) ? schema["items"]!.AsObject()
        : null;
}
