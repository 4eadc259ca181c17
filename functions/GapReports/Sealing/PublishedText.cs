using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store;
using CoProduction.Gaps;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>Writes a published report for a terminal. One that an earlier version of the calculation sealed has other figures, which are named as it named them.</summary>
internal static class PublishedText
{
    public static string Of(JsonObject kept) =>
        (string?)kept["seal"]?["engine"] == Engine.Version
            ? GapReportText.Of(kept.Deserialize<GapReportResponse>(RecordJson.Options)!)
            : OfEarlier(kept);

    private static string OfEarlier(JsonObject kept)
    {
        // Versions before 2 had lower and upper bounds instead of readings.
        var (low, high) = kept["reading"] is null ? ("lower", "upper") : ("floor", "ceiling");
        var marking = string.Join(Environment.NewLine, TextLines.Wrap($"{kept["marking"]}", TextTable.PageWidth));
        var text = new StringBuilder()
            .AppendLine(marking).AppendLine()
            .AppendLine($"CoProduction gap report as of {kept["asOf"]}, {kept["case"]} plans, sealed by version {kept["seal"]?["engine"]}")
            .AppendLine($"Units a month in the last month of the goal. {char.ToUpperInvariant(low[0])}{low[1..]} and {high}: the two bounds of that version.").AppendLine();
        var table = new TextTable("product", ">baseline", ">goal", $">{low}", $">{high}", $"reached, {low}", $"reached, {high}");
        foreach (var product in Each(kept["families"]).SelectMany(family => Each(family["products"])))
        {
            var (series, output) = (product["series"], Each(product["series"]?["months"]).LastOrDefault()?["output"]);
            table.Add(
                $"{product["product"]}",
                TextFigures.Number((double?)series?["baseline"]),
                TextFigures.Number((double?)series?["goal"]),
                TextFigures.Number((double?)output?[low]),
                TextFigures.Number((double?)output?[high]),
                $"{series?["reached"]?[low] ?? "never"}",
                $"{series?["reached"]?[high] ?? "never"}");
        }

        return text.Append(table).AppendLine().AppendLine(marking).ToString();
    }

    private static IEnumerable<JsonNode> Each(JsonNode? list) => list is JsonArray array ? array.OfType<JsonNode>() : [];
}
