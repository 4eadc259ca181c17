using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The tables of a gap report as text.</summary>
internal static class GapReportTables
{
    /// <summary>By year, what each product falls short of its path at the floor.</summary>
    public static TextTable Years(FamilyResponse family)
    {
        var years = family.Products.FirstOrDefault(product => product.Series.Goal is not null)?.Series.Years ?? [];
        var table = new TextTable(["gap at the floor, units", .. years.Select(year => $">{year.Year}{(year.Months < 12 ? $" ({year.Months} mo)" : "")}")]);
        foreach (var product in family.Products.Where(product => product.Series.Goal is not null))
        {
            table.Add([product.Product, .. product.Series.Years.Select(year => TextFigures.Floor(year.Gap))]);
        }

        return table;
    }

    /// <summary>Each P, with its interval.</summary>
    public static TextTable Chances(GoalProbabilitiesResponse? probabilities)
    {
        var table = new TextTable("goal", "P at the floor", "P, central", "P at the ceiling");
        foreach (var family in probabilities?.Families ?? [])
        {
            table.Add([family.Family, .. Each(family.Probability, family.Interval)]);
            foreach (var product in family.Products)
            {
                table.Add([$"  {product.Product}", .. Each(product.Probability, product.Interval)]);
            }
        }

        return table;

        static string[] Each(FigureResponse probability, IntervalsResponse interval) =>
        [
            TextFigures.Probability(probability.Floor, interval.Floor),
            TextFigures.Probability(probability.Central, interval.Central),
            TextFigures.Probability(probability.Ceiling, interval.Ceiling),
        ];
    }

    /// <summary>How each family ends in each case.</summary>
    public static TextTable Cases(GapReportResponse report)
    {
        var table = new TextTable("family", "case", "verdict", ">floor", ">central", ">ceiling", "worst at the floor", "worst, central", "worst at the ceiling");
        foreach (var family in report.Families)
        {
            foreach (var outcome in family.Cases)
            {
                table.Add(
                    family.Family,
                    outcome.Case,
                    Word.Of(outcome.Verdict),
                    TextFigures.Percent(outcome.Index.Floor),
                    TextFigures.Percent(outcome.Index.Central),
                    TextFigures.Percent(outcome.Index.Ceiling),
                    outcome.Worst.Floor,
                    outcome.Worst.Central,
                    outcome.Worst.Ceiling);
            }
        }

        return table;
    }

    /// <summary>Each family's index, month by month.</summary>
    public static TextTable Months(GapReportResponse report)
    {
        FamilyResponse[] families = [.. report.Families.Where(family => family.Months.Count > 0)];
        var table = new TextTable(["month", .. families.Select(family => $">{TextLines.Cut(family.Family, 18)}")]);
        var indices = families.Select(family => family.Months.ToDictionary(month => month.Month, month => month.Index)).ToArray();
        foreach (var month in indices.SelectMany(each => each.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            table.Add([month, .. indices.Select(each => each.TryGetValue(month, out var index) ? TextFigures.Percent(index) : "")]);
        }

        return table;
    }

    /// <summary>Targets and stated capacities.</summary>
    public static TextTable Statements(GapReportResponse report)
    {
        var table = new TextTable("item", "scope", "kind", ">units a year", "as of");
        var supplies = report.Families.SelectMany(family => family.Products).Select(product => product.Supply).Concat(report.Components);
        foreach (var (item, statement) in supplies.SelectMany(supply => supply.Statements, (supply, statement) => (supply.Item, statement)))
        {
            table.Add(item, TextFigures.Extent(statement.Scope, statement.Sites), statement.Kind, TextFigures.Stated(statement.RatePerYear, statement.HighPerYear), statement.AsOf ?? "undated");
        }

        return table;
    }
}
