using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

/// <summary>A valid body with one invalid value.</summary>
/// <param name="Pointer">The JSON pointer to the invalid value.</param>
/// <param name="What">The kind of damage.</param>
/// <param name="Body">The body to send.</param>
/// <param name="IsWrong">False where the change leaves the body valid.</param>
internal sealed record Mutation(string Pointer, string What, string Body, bool IsWrong = true)
{
    private const string Marker = "\"@here@\"";

    private static readonly string[] Optional =
    [
        "title", "url", "date", "notes", "asOf", "partner", "releasableTo", "memberships", "materials", "shares", "plans", "total", "history",
        "quantityPerUnit", "ratePerMonth", "surgeRatePerMonth", "rampMonths", "datePrecision", "throughputPerYear",
        "throughputNote", "turnaroundDays", "year", "partners", "sites", "theaters", "items", "families", "percent", "minerals", "monthsOfStock", "from",
        "energyIntensive", "nonePlanned", "otherUnits", "rates", "high", "per", "period", "formerNames", "operatorFormerNames", "identifiers", "releases",
    ];

    private static readonly string[] NeverEmpty = ["lines", "statuses", "parties", "platforms", "changes", "countries"];

    /// <summary>Makes every value of the body invalid in every way that its kind allows.</summary>
    public static IEnumerable<Mutation> Of(ResourceCase resource) =>
        Places(resource.Example, "").SelectMany(place => At(resource, place.Pointer, place.Value));

    private static IEnumerable<(string Pointer, JsonNode Value)> Places(JsonNode node, string pointer) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value!, $"{pointer}/{member.Key}")).Prepend((pointer, node)),
        JsonArray elements => elements.SelectMany((element, index) => Places(element!, $"{pointer}/{index}")).Prepend((pointer, node)),
        _ => [(pointer, node)],
    };

    private static IEnumerable<Mutation> At(ResourceCase resource, string pointer, JsonNode value)
    {
        var name = pointer.Split('/')[^1];
        Mutation With(string what, string json, bool isWrong = true) => new(pointer, what, Changed(resource, pointer, json), isWrong);
        if (pointer.Length > 0)
        {
            var required = !IsOptional(resource, pointer, name);
            yield return With("null", "null", required);
            yield return With("true", "true", value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False));
        }

        switch (value)
        {
            case JsonObject members:
                yield return With("a number", "5");
                yield return With("a list", "[]");
                members = members.DeepClone().AsObject();
                members["extra"] = 1;
                yield return new Mutation($"{pointer}/extra", "an unknown property", Changed(resource, pointer, members.ToJsonString()));
                var (first, content) = value.AsObject().First();
                yield return new Mutation(
                    $"{pointer}/{first}",
                    "a repeated property",
                    Changed(resource, pointer, $"{{{JsonSerializer.Serialize(first)}:{content!.ToJsonString()},{value.ToJsonString()[1..]}"));
                break;
            case JsonArray elements:
                yield return With("an object", "{}");
                yield return With("text", "\"x\"");
                yield return With("no elements", "[]", NeverEmpty.Contains(name));
                var doubled = $"[{string.Join(',', elements.Concat(elements).Select(element => element!.ToJsonString()))}]";
                yield return With("its elements twice", doubled, name is not ("history" or "changes"));
                break;
            case var text when text.GetValueKind() == JsonValueKind.String:
                yield return With("a number", "5");
                yield return With("an object", "{}");
                yield return With("empty", "\"\"");
                yield return With("blank", "\"  \"");
                yield return With("too long", $"\"{new string('x', 3000)}\"");
                yield return With("a control character", "\"a\\u0007b\"");
                yield return With("half a surrogate pair", "\"a\\ud800b\"");
                break;
            default:
                yield return With("text", "\"5\"");
                yield return With("a list", "[5]");
                yield return With("too large for a number", "1e999");
                yield return With("larger than sense", "1e300");
                yield return With("too large", "10000000000000");
                yield return With("negative", "-1000");
                if (value.ToJsonString() is var written && written.All(char.IsAsciiDigit))
                {
                    yield return With("a whole number with a decimal point", $"{written}.0", isWrong: false);
                    yield return With("a whole number with an exponent", $"{written}e0", isWrong: false);
                }

                break;
        }
    }

    private static bool IsOptional(ResourceCase resource, string pointer, string name) =>
        (Optional.Contains(name) && pointer is not ("/statuses/1/from" or "/lines/0/rates/0/period") && !(name is "from" or "per" && IsOfPlan(pointer)))
        || (name == "id" && resource.Path is not ("factories" or "mro-sites"))
        || (name == "kind" && IsOfPlan(pointer))
        || (name is "months" or "until" && resource.Path == "scenarios")
        || pointer is "/scope" && resource.Path == "mro-sites"
        || pointer is "/item" && resource.Path == "agreements"
        || pointer is "/lines/0/source" or "/statuses/1/source" or "/lines/0/rates/1/source";

    private static bool IsOfPlan(string pointer) => pointer.Contains("/plans/", StringComparison.Ordinal);

    private static string Changed(ResourceCase resource, string pointer, string json)
    {
        if (pointer.Length == 0)
        {
            return json;
        }

        var body = resource.Example;
        var parts = pointer.Split('/')[1..];
        JsonNode parent = body;
        foreach (var part in parts[..^1])
        {
            parent = parent is JsonArray list ? list[int.Parse(part, null)]! : parent[part]!;
        }

        if (parent is JsonArray elements)
        {
            elements[int.Parse(parts[^1], null)] = "@here@";
        }
        else
        {
            parent[parts[^1]] = "@here@";
        }

        return body.ToJsonString().Replace(Marker, json, StringComparison.Ordinal);
    }
}
