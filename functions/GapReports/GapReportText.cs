using System.Globalization;
using System.Text;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Functions.GapReports;

/// <summary>Writes a gap report as tables for a terminal.</summary>
public static class GapReportText
{
    private const string Unknown = "unknown";

    public static string Of(GapReportResponse report)
    {
        var text = new StringBuilder().AppendLine(report.Marking).AppendLine();
        Append(text, report);
        return text.AppendLine().AppendLine(report.Marking).ToString();
    }

    private static void Append(StringBuilder text, GapReportResponse report)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"CoProduction gap report as of {report.AsOf}, {report.Case} expansions ({Meaning(report.Case)})");
        if (report.Families.Count == 0)
        {
            text.AppendLine("There is no goal in the register, and so nothing to report.");
            return;
        }

        text.AppendLine("Units a month unless said. The first figure is the lower bound; a second, after '..', the upper where it differs.");
        foreach (var family in report.Families)
        {
            AppendFamily(text, family);
        }

        AppendTable(text, "THE FOUR CASES in the last month of each goal", Cases(report));
        AppendTable(text, "MONTH BY MONTH, the gap of each family", Months(report));
        AppendTable(text, "STATED, beside the forecast and no part of it; units a year", Statements(report));
        AppendNotes(text, report);
    }

    private static void AppendFamily(StringBuilder text, FamilyResponse family)
    {
        text.AppendLine().AppendLine(Heading(family));
        var products = new TextTable("in the last month", ">baseline", ">goal", ">output", ">gap", "reached", "bound by");
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

        text.Append(products).AppendLine().Append(Years(family));
    }

    private static string Heading(FamilyResponse family) =>
        family.Goal is { } goal
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{family.Family.ToUpperInvariant()}: {goal.Multiplier} times the rate of {goal.FirstMonth} by {goal.LastMonth}; reached: {Reached(family.Series)}")
            : $"{family.Family.ToUpperInvariant()}: no goal";

    /// <summary>By year, the gap of each product and the family's sums, which add different products.</summary>
    private static TextTable Years(FamilyResponse family)
    {
        var years = family.Series.Years;
        var table = new TextTable(["in units a year", .. years.Select(year => $">{year.Year}{(year.Months < 12 ? $" ({year.Months} months)" : "")}")]);
        foreach (var product in family.Products.Where(product => product.Series.Goal is not null))
        {
            Add($"gap of {product.Product}", product.Series.Years, year => Number(year.Gap));
        }

        Add("goal of the family", years, year => Number(year.Path));
        Add("output of the family", years, year => Number(year.Output));
        Add("gap of the family", years, year => Number(year.Gap));
        return table;

        void Add(string name, IReadOnlyList<PeriodResponse> figures, Func<PeriodResponse, string> figure) =>
            table.Add([name, .. figures.Select(figure)]);
    }

    private static TextTable Cases(GapReportResponse report)
    {
        var table = new TextTable("family", "case", ">goal", ">output", ">gap", "reached");
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

    private static TextTable Months(GapReportResponse report)
    {
        var table = new TextTable(["month", .. report.Families.Select(family => $">{family.Family}")]);
        var gaps = report.Families.Select(family => family.Series.Months.ToDictionary(month => month.Month, month => month.Gap)).ToArray();
        foreach (var month in gaps.SelectMany(gap => gap.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            table.Add([month, .. gaps.Select(gap => gap.TryGetValue(month, out var figure) ? Number(figure) : "")]);
        }

        return table;
    }

    private static TextTable Statements(GapReportResponse report)
    {
        var table = new TextTable("item", "scope", "kind", ">units a year", "as of");
        var supplies = report.Families.SelectMany(family => family.Products).Select(product => product.Supply).Concat(report.Components);
        foreach (var (item, statement) in supplies.SelectMany(supply => supply.Statements, (supply, statement) => (supply.Item, statement)))
        {
            table.Add(item, statement.Scope, statement.Kind, Number(statement.RatePerYear), statement.AsOf ?? "undated");
        }

        return table;
    }

    private static void AppendTable(StringBuilder text, string heading, TextTable table)
    {
        if (!table.IsEmpty)
        {
            text.AppendLine().AppendLine(heading).Append(table);
        }
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

/// <summary>The format of a report.</summary>
public enum ReportFormat
{
    Json,

    /// <summary>Tables that a person can read in a terminal.</summary>
    Text,
}
