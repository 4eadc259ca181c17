using System.Text.Json.Nodes;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports.Parts;

/// <summary>Leaves out of an answer what is about other products, and the months that are not asked for.</summary>
/// <param name="detail">The months to keep.</param>
/// <param name="first">The answer's first month; null if it has none.</param>
/// <param name="scope">The products to keep; null for all.</param>
internal sealed class PartFilter(MonthDetail detail, Month? first, ProductScope? scope)
{
    public void Apply(JsonObject json, Type type)
    {
        // What cannot have anything to leave out is not even taken apart: sources and lines are most of a large answer.
        foreach (var member in TypedJson.MembersOf(type).Where(member => scope is not null || TypedJson.HoldsMonths(member)))
        {
            switch (json[member.Name])
            {
                case JsonArray list:
                    json[member.Name] = Kept(list, member);
                    break;
                case JsonObject part when member.Part is { } of:
                    Apply(part, of);
                    break;
            }
        }
    }

    /// <summary>The months of the lists whose elements have no month of their own, once they are thinned to one a year; null if the answer has no such months.</summary>
    public static IReadOnlyList<Month>? MonthsOf(JsonObject json) =>
        Month.TryParse((string?)json["firstMonth"], out var first) && Month.TryParse((string?)json["lastMonth"], out var last)
            ? [.. Enumerable.Range(0, last.Since(first) + 1).Select(first.Plus).Where(month => month == last || IsLastOfYear(month))]
            : null;

    private JsonArray Kept(JsonArray list, JsonMember member)
    {
        var elements = list.ToArray();
        list.Clear();
        var kept = new JsonArray();
        var asked = elements.Where((element, place) => !member.IsByMonth || IsKept(element, place, elements.Length)).Where(IsInScope);
        foreach (var element in asked)
        {
            if (element is JsonObject part && member.Part is { } of)
            {
                Apply(part, of);
            }

            kept.Add(element);
        }

        return kept;
    }

    private bool IsKept(JsonNode? element, int place, int count) => detail switch
    {
        MonthDetail.None => false,
        MonthDetail.Month => true,
        _ => place == count - 1
            || (Month.TryParse((string?)(element as JsonObject)?["month"], out var own) ? IsLastOfYear(own) : first is { } start && IsLastOfYear(start.Plus(place))),
    };

    private bool IsInScope(JsonNode? element) =>
        scope is null || element is not JsonObject part || scope.Has(Text(part, "product"), Text(part, "family"), Text(part, "item"));

    private static string? Text(JsonObject part, string name) => part[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool IsLastOfYear(Month month) => month.OfYear == 12;
}
