using System.Globalization;
using System.Text;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Functions.GapReports;

/// <summary>A gap report as tables that a person can read in a terminal.</summary>
public static class GapReportText
{
    private const string Unknown = "unknown";

    public static string Of(GapReportResponse report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"CoProduction gap report as of {report.AsOf}, {report.Case} expansions ({Meaning(report.Case)})");
        if (report.Families.Count == 0)
        {
            return text.AppendLine("There is no goal in the register, and so nothing to report.").ToString();
        }

        text.AppendLine("Units a month. The first figure is the lower bound; a second, after '..', the upper bound where it differs.");
        foreach (var family in report.Families)
        {
            Append(text, family);
        }

        text.AppendLine().AppendLine("THE FOUR CASES in the last month of each goal");
        text.Append(CaseTable(report).ToString());
        AppendNotes(text, report);
        return text.ToString();
    }

    private static void Append(StringBuilder text, FamilyResponse family)
    {
        text.AppendLine().AppendLine(Heading(family));
        var products = new TextTable("product", "now", "goal", "output", "gap", "reached", "bound by");
        foreach (var product in family.Products)
        {
            var last = product.Series.Months[^1];
            products.Add(
                product.Product + (product.IsUpperBound ? " *" : ""),
                Number(product.Series.Baseline),
                Number(product.Series.Goal),
                Number(last.Output),
                Number(last.Gap),
                Reached(product.Series),
                string.Join(", ", (last.Binding ?? []).Select(binding => binding.Item)));
        }

        text.Append(products.ToString());
        var years = new TextTable("year", "months", "goal", "output", "gap", "short");
        foreach (var year in family.Series.Years)
        {
            years.Add($"{year.Year}", $"{year.Months}", Number(year.Path), Number(year.Output), Number(year.Gap), Number(year.Shortfall));
        }

        text.AppendLine(family.Products.Count > 1 ? "  in units a year, unlike products added up:" : "  in units a year:");
        text.Append(years.ToString());
    }

    private static string Heading(FamilyResponse family) =>
        family.Goal is { } goal
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{family.Family.ToUpperInvariant()}: {goal.Multiplier} times the rate of {goal.FirstMonth} by {goal.LastMonth}; reached: {Reached(family.Series)}")
            : $"{family.Family.ToUpperInvariant()}: no goal";

    private static TextTable CaseTable(GapReportResponse report)
    {
        var table = new TextTable("family", "case", "goal", "output", "gap", "reached");
        foreach (var family in report.Families)
        {
            foreach (var outcome in family.Cases)
            {
                table.Add(
                    family.Family,
                    outcome.Case,
                    Number(family.Series.Goal),
                    Number(outcome.Output),
                    Number(outcome.Gap),
                    Reached(outcome.Reached));
            }
        }

        return table;
    }

    private static void AppendNotes(StringBuilder text, GapReportResponse report)
    {
        if (report.Unmapped.Count > 0)
        {
            text.AppendLine().AppendLine("* Upper bound: nothing is registered of these items, so they bind nothing here:");
            foreach (var item in report.Unmapped)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {item.Item}: {string.Join(", ", item.Products)}");
            }
        }

        foreach (var line in report.UnknownLines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Not counted: {line.Factory} makes {line.Item}, which is no item of the register.");
        }
    }

    private static string Meaning(string forecast) => forecast switch
    {
        "operating" => "commissioned only",
        "committed" => "funded or further",
        "announced" => "announced or further",
        _ => "each by the probability of its stage",
    };

    private static string Reached(SeriesResponse series) => series.Goal is null ? "no baseline" : Reached(series.Reached);

    private static string Reached(ReachedResponse reached) =>
        reached.Lower == reached.Upper ? reached.Lower ?? "never" : $"{reached.Lower ?? "never"} .. {reached.Upper ?? "never"}";

    private static string Number(AtBounds? figure) =>
        figure is not { } bounds ? Unknown
        : Number(bounds.Lower) == Number(bounds.Upper) ? Number(bounds.Lower)
        : $"{Number(bounds.Lower)} .. {Number(bounds.Upper)}";

    private static string Number(double? figure) =>
        figure is not { } units ? Unknown
        : units.ToString(Math.Abs(units) < 100 ? "#,0.#" : "#,0", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0"
        : text;
}
