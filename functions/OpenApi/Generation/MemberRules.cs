using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>The rules of all bodies, as their validators tell them, put into the words of JSON Schema.</summary>
internal sealed class MemberRules(IEnumerable<Assembly> assemblies)
{
    private readonly Dictionary<Type, IReadOnlyList<MemberRule>> rules = assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract && BodyOf(type) is not null)
        .ToDictionary(type => BodyOf(type)!, type => ((ITellsRules)Activator.CreateInstance(type)!).Rules);

    /// <summary>Whether a type is one that requests bring.</summary>
    public bool AreKnownOf(Type type) => rules.ContainsKey(type);

    public IReadOnlyList<MemberRule> Of(Type body) => rules[body];

    /// <summary>Adds what a rule asks of a value to the schema of its type.</summary>
    public static void Apply(MemberShape? shape, JsonObject schema)
    {
        switch (shape)
        {
            case MemberShape.Parsed parsed:
                Add(schema, TextShapes.Of(parsed.Type));
                break;
            case MemberShape.OneOf words:
                schema["enum"] = TextShapes.WordsOf(words.Enumeration);
                break;
            case MemberShape.Text text:
                Add(schema, new JsonObject { ["minLength"] = 1, ["maxLength"] = text.Longest });
                break;
            case MemberShape.Range range:
                schema[range.IsOpen ? "exclusiveMinimum" : "minimum"] = range.Least;
                schema["maximum"] = range.Most;
                break;
            case MemberShape.Some:
                schema["minItems"] = 1;
                break;
            case MemberShape.Each each:
                Apply(each.Element, schema["items"]!.AsObject());
                break;
            case MemberShape.Distinct:
                schema["uniqueItems"] = true;
                break;
        }
    }

    /// <summary>The sentence that says what is right, where the domain has one.</summary>
    public static string? Sentence(MemberShape? shape) => shape switch
    {
        MemberShape.Parsed parsed => TextShapes.RuleOf(parsed.Type),
        MemberShape.Each each => Sentence(each.Element),
        _ => null,
    };

    private static void Add(JsonObject schema, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            schema[name] = value!.DeepClone();
        }
    }

    private static Type? BodyOf(Type validator)
    {
        for (var type = validator.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(BodyValidator<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }
}
