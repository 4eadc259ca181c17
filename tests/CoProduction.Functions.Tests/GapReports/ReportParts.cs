using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>Finds the parts of gap reports and analyses.</summary>
internal static class ReportParts
{
    /// <summary>A product of a report.</summary>
    public static JsonNode Product(this JsonNode report, string code) =>
        report["families"]!.AsArray().SelectMany(family => family!["products"]!.AsArray()).Named("product", code);

    /// <summary>A product in the difference that a scenario makes.</summary>
    public static JsonNode Differing(this JsonNode answer, string code) =>
        answer["difference"]!.AsArray().SelectMany(family => family!["products"]!.AsArray()).Named("product", code);

    /// <summary>The figures of a product's last month in a report.</summary>
    public static JsonNode LastMonth(this JsonNode report, string product) => report.Product(product)["series"]!["months"]!.AsArray()[^1]!;

    /// <summary>The only one of which a member holds a text.</summary>
    public static JsonNode Named(this IEnumerable<JsonNode?> nodes, string member, string text) =>
        nodes.Single(node => (string?)node![member] == text)!;

    public static string[] Texts(this IEnumerable<JsonNode?> nodes) => [.. nodes.Select(node => (string)node!)!];

    /// <summary>How far figures that are answered, or a sum of some, can be from the exact one: they have six significant digits.</summary>
    public static double Rounding(double figure) => Math.Abs(figure) * 1e-5;

    /// <summary>Every number in a document, with its place.</summary>
    public static IEnumerable<(string Place, double Number)> Numbers(this JsonNode? node, string place = "") => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value.Numbers($"{place}/{member.Key}")),
        JsonArray elements => elements.SelectMany((element, index) => element.Numbers($"{place}/{index}")),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => [(place, value.GetValue<double>())],
        _ => [],
    };
}
