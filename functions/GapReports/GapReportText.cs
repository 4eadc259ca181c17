using System.Globalization;
using System.Text;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>Writes a gap report for a terminal: the answer first, in lines of at most <see cref="TextTable.PageWidth"/> characters.</summary>
public static class GapReportText
{
    /// <summary>The number of lines that hold the answer, as far as the families fit.</summary>
    private const int AnswerLines = 12;

    private const string Indent = "      ";

    public static string Of(GapReportResponse report)
    {
        var text = new StringBuilder();
        AppendLines(text, "", report.Marking);
        Append(text, report, AnswerLines - TextLines.Wrap(report.Marking, TextTable.PageWidth).Count);
        text.AppendLine();
        AppendLines(text, "", report.Marking);
        return text.ToString();
    }

    /// <param name="text">The text; appended.</param>
    /// <param name="report">The report.</param>
    /// <param name="room">How many lines are left for the answer.</param>
    private static void Append(StringBuilder text, GapReportResponse report, int room)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"CoProduction gap report as of {report.AsOf}, {report.Case} plans ({Meaning(report.Case)})");
        if (report.Families.Count == 0)
        {
            text.AppendLine("There is no goal in the register, and so nothing to report.");
            return;
        }

        AppendAnswer(text, report, room - 1);
        text.AppendLine("Floor: capacity without stated growth stays as it is. Ceiling: it keeps pace with what is asked.");
        text.AppendLine("Central: it grows as totals did. Expected: central, each plan by its probability; P belongs to it.");
        AppendLines(text, "", GapReportSentences.Pace(report.Pace));
        foreach (var family in report.Families)
        {
            AppendFamily(text, family, report);
        }

        AppendTable(text, $"HOW LIKELY, in {TextFigures.Number(report.Probabilities?.Trials)} trials, with the 95 % interval of each P", GapReportTables.Chances(report.Probabilities));
        AppendTable(text, "THE FOUR CASES in the last month of each goal, in percent of it", GapReportTables.Cases(report));
        AppendTable(text, "MONTH BY MONTH, each family's index, floor .. central .. ceiling", GapReportTables.Months(report));
        AppendTable(text, "STATED, beside the forecast and no part of it; units a year", GapReportTables.Statements(report));
        AppendNotes(text, report);
    }

    /// <summary>What the whole report comes to: two lines for each family, or more as long as there is room.</summary>
    private static void AppendAnswer(StringBuilder text, GapReportResponse report, int room)
    {
        var table = new TextTable("family", "verdict", "goal", ">floor", ">central", ">ceiling", ">expected", ">P");
        foreach (var family in report.Families)
        {
            var last = family.Months is [.., var month] ? month.Index : null;
            table.Add(
                family.Family,
                family.Verdict is { } verdict ? Word.Of(verdict) : "none",
                family.Goal is { } goal ? string.Create(CultureInfo.InvariantCulture, $"{goal.Multiplier:G4} times by {goal.LastMonth}") : "none",
                last is null ? "" : TextFigures.Percent(last.Floor),
                last is null ? "" : TextFigures.Percent(last.Central),
                last is null ? "" : TextFigures.Percent(last.Ceiling),
                TextFigures.Percent(family.Cases.FirstOrDefault(each => each.Case == Word.Of(ForecastCase.Expected))?.Index.Central),
                TextFigures.Chance(report.Probabilities?.Families.FirstOrDefault(each => each.Family == family.Family)?.Probability));
        }

        var rows = table.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        text.AppendLine(rows[0]);
        var spare = Math.Max(0, room - 1 - (2 * report.Families.Count));
        foreach (var (row, family) in rows.Skip(1).Zip(report.Families))
        {
            text.AppendLine(row);
            var decides = GapReportSentences.WhatDecides(family);
            var lines = TextLines.Wrap(decides, TextTable.PageWidth - Indent.Length);
            var full = Math.Min(lines.Count - 1, spare);
            spare -= full;
            foreach (var line in lines.Take(full))
            {
                text.Append(Indent).AppendLine(line);
            }

            text.AppendLine($"{Indent}{TextLines.Cut(string.Join(' ', lines.Skip(full)), TextTable.PageWidth - Indent.Length)}".TrimEnd());
        }
    }

    private static void AppendFamily(StringBuilder text, FamilyResponse family, GapReportResponse report)
    {
        text.AppendLine();
        AppendLines(text, "", Heading(family));
        AppendBases(text, family);
        var products = new TextTable("units a month", "verdict", ">goal", ">floor", ">central", ">ceiling", ">expected", ">P", report.Reading == "central" ? "bound by, central" : $"bound by, at the {report.Reading}");
        var chances = report.Probabilities?.Families.FirstOrDefault(each => each.Family == family.Family)?.Products ?? [];
        foreach (var product in family.Products.Where(product => product.SharesGoalOf is null))
        {
            var last = product.Series.Months[^1];
            products.Add(
                product.Product + (product.With is { } others ? $" with {string.Join(", ", others)}" : ""),
                product.Verdict is { } verdict ? Word.Of(verdict.Verdict) : family.Goal is null ? "no goal" : "what today?",
                TextFigures.Number(product.Series.Goal),
                TextFigures.Floor(last.Output),
                TextFigures.Central(last.Output),
                TextFigures.Ceiling(last.Output),
                TextFigures.Central(product.Cases.FirstOrDefault(each => each.Case == Word.Of(ForecastCase.Expected))?.Output),
                TextFigures.Chance(chances.FirstOrDefault(each => each.Product == product.Product)?.Probability),
                string.Join(", ", (last.Binding ?? []).Select(binding => binding.Item)));
        }

        text.Append(products);
        AppendReasons(text, family, chances);
        if (GapReportTables.Years(family) is { IsEmpty: false } years)
        {
            text.AppendLine().Append(years);
        }
    }

    private static string Heading(FamilyResponse family) =>
        family.Goal is { } goal
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{family.Family.ToUpperInvariant()}: {goal.Multiplier} times the rate of {goal.FirstMonth} by {goal.LastMonth}")
            : $"{family.Family.ToUpperInvariant()}: no goal";

    /// <summary>What each baseline rests on, and the goal by the other side of each contradiction.</summary>
    private static void AppendBases(StringBuilder text, FamilyResponse family)
    {
        foreach (var product in family.Products)
        {
            foreach (var sentence in product.Basis is { } basis ? GapReportSentences.Basis(basis) : [])
            {
                AppendLines(text, "    ", $"{product.Product}: {sentence}");
            }
        }
    }

    /// <summary>What each verdict rests on.</summary>
    private static void AppendReasons(StringBuilder text, FamilyResponse family, IReadOnlyList<ProductProbabilityResponse> chances)
    {
        foreach (var product in family.Products)
        {
            foreach (var sentence in product.Verdict is { } verdict ? GapReportSentences.Reasons(verdict) : [])
            {
                AppendLines(text, "    ", $"{product.Product}: {sentence}");
            }

            foreach (var sentence in GapReportSentences.Cuts(product.Supply).Concat(GapReportSentences.Targets(product)).Concat(Chances(product)))
            {
                AppendLines(text, "    ", $"{product.Product}: {sentence}");
            }
        }

        IEnumerable<string> Chances(ProductResponse product) =>
            chances.FirstOrDefault(each => each.Product == product.Product) is { } chance ? GapReportSentences.Chances(product, chance) : [];
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
        if (report.Families.SelectMany(family => family.Products).Where(product => product.Question is not null).ToList() is { Count: > 0 } asked)
        {
            text.AppendLine();
            AppendLines(text, "", $"To be asked first, what is made today of: {string.Join(", ", asked.Select(product => product.Product))}.");
        }

        if (report.Unregistered.Count > 0)
        {
            text.AppendLine();
            AppendLines(text, "", $"Nothing is registered of: {string.Join(", ", report.Unregistered.Select(item => item.Item))}.");
        }

        foreach (var line in report.UnknownLines)
        {
            AppendLines(text, "", $"Not counted: {line.Factory} makes {line.Item}, which is no item of the register.");
        }
    }

    private static void AppendLines(StringBuilder text, string indent, string sentence)
    {
        foreach (var line in TextLines.Wrap(sentence, TextTable.PageWidth - indent.Length))
        {
            text.Append(indent).AppendLine(line);
        }
    }

    internal static string Meaning(string forecast) => forecast switch
    {
        "operating" => "commissioned only",
        "committed" => "funded or further",
        "announced" => "announced or further",
        _ => "each by the probability of its stage",
    };
}
