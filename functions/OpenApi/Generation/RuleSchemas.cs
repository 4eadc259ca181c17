using System.Globalization;
using System.Text.Json.Nodes;
using CoProduction.Functions.Http.Validation;
using FluentValidation.Validators;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Translates the rules of validators into JSON Schema.</summary>
internal static class RuleSchemas
{
    /// <summary>Adds the rule of a validator to the schema of the value's type.</summary>
    public static void Apply(IPropertyValidator validator, JsonObject schema)
    {
        switch (validator)
        {
            case IParsedValidator parsed:
                Add(schema, TextShapes.Of(parsed.Type));
                break;
            case IWordValidator words:
                schema["enum"] = TextShapes.WordsOf(words.Enumeration);
                break;
            case ILengthValidator text:
                Add(schema, new JsonObject { ["minLength"] = text.Min, ["maxLength"] = text.Max });
                break;
            case IBetweenValidator range:
                Add(schema, new JsonObject { ["minimum"] = Number(range.From), ["maximum"] = Number(range.To) });
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThan } above:
                schema["exclusiveMinimum"] = Number(above.ValueToCompare);
                break;
            case IComparisonValidator { Comparison: Comparison.LessThanOrEqual } below:
                schema["maximum"] = Number(below.ValueToCompare);
                break;
            case INotEmptyValidator when schema.ContainsKey("items"):
                schema["minItems"] = 1;
                break;
            case IDistinctValidator:
                schema["uniqueItems"] = true;
                break;
        }
    }

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static void Add(JsonObject schema, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            schema[name] = value!.DeepClone();
        }
    }
}
