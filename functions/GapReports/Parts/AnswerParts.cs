using System.Text.Json.Nodes;
using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.GapReports.Parts;

/// <summary>The parts of a report or an analysis that a caller asks for.</summary>
internal sealed class AnswerParts
{
    /// <summary>The parameters that ask for some products.</summary>
    public static readonly IReadOnlyList<string> OfProducts = ["product", "family"];

    /// <summary>All parameters that ask for parts.</summary>
    public static readonly IReadOnlyList<string> Parameters = [.. OfProducts, "months", "fields"];

    private readonly Type answer;
    private readonly IReadOnlyList<ItemCode> products;
    private readonly IReadOnlyList<Family> families;
    private readonly MonthDetail months;
    private readonly string[] fields;

    private AnswerParts(Query query, Type answer)
    {
        this.answer = answer;
        products = query.List<ItemCode>("product");
        families = query.List<Family>("family");
        months = query.Word<MonthDetail>("months") ?? MonthDetail.Month;
        fields = query.Text("fields")?.Split(',') ?? [];
        var known = FieldsOf(answer);
        foreach (var field in fields.Where(field => !known.Contains(field, StringComparer.Ordinal)))
        {
            query.Refuse("fields", $"'{BodyPointer.Shown(field)}' is no member of this answer.{Spelling.DidYouMean(field, known)} Use, separated by commas: {string.Join(", ", known)}.");
        }
    }

    /// <summary>Whether the caller asks for the whole answer.</summary>
    public bool AreAll => products.Count == 0 && families.Count == 0 && months == MonthDetail.Month && fields.Length == 0;

    /// <summary>Reads the parts of an answer of a type. A parameter that is wrong adds a fault to the query.</summary>
    public static AnswerParts Of<TAnswer>(Query query) => new(query, typeof(TAnswer));

    /// <summary>The members that can be selected. A seal is none of them, because it covers the whole report.</summary>
    public static IReadOnlyList<string> FieldsOf(Type answer) =>
        [.. TypedJson.MembersOf(answer).Where(member => member.Type != typeof(Sealing.SealResponse)).Select(member => member.Name)];

    /// <summary>Whether the register has every product and family that is asked for. If not, the query gets a fault for each other one.</summary>
    /// <param name="query">The query.</param>
    /// <param name="register">The register as the caller sees it.</param>
    public bool Accept(Query query, Register register)
    {
        var known = register.Items.Where(item => item.Kind == ItemKind.Product).ToArray();
        foreach (var product in products.Where(product => !known.Any(item => item.Code == product)))
        {
            query.Refuse("product", $"There is no product {product}; GET /api/v1/items?kind=product lists them.{Spelling.DidYouMean(product.Value, known.Select(item => item.Code.Value))}");
        }

        foreach (var family in families.Where(family => !known.Any(item => item.Family == family)))
        {
            query.Refuse("family", $"No product belongs to the family {family}.{Spelling.DidYouMean(family.Value, known.Select(item => item.Family.Value).Distinct())}");
        }

        return query.Faults.Count == 0;
    }

    /// <summary>The parts of an answer. A part of a published report has no seal, because the seal covers the whole.</summary>
    /// <param name="json">The answer, which is changed.</param>
    /// <param name="register">The register as the caller sees it.</param>
    public JsonObject Of(JsonObject json, Register register)
    {
        if (AreAll)
        {
            return json;
        }

        json.Remove("seal");
        var scope = products.Count + families.Count > 0 ? new ProductScope(register, products, families) : null;
        new PartFilter(months, Month.TryParse((string?)json["firstMonth"], out var first) ? first : null, scope).Apply(json, answer);
        if (months == MonthDetail.Year && PartFilter.MonthsOf(json) is { } shown)
        {
            json["months"] = new JsonArray([.. shown.Select(month => (JsonNode)$"{month}")]);
        }

        if (scope is not null)
        {
            CitedSources.Keep(json);
        }

        foreach (var (name, _) in json.Where(member => fields.Length > 0 && member.Key != SelectableAttribute.Always && !fields.Contains(member.Key, StringComparer.Ordinal)).ToArray())
        {
            json.Remove(name);
        }

        return json;
    }
}
