using System.Globalization;
using System.Text;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Import.Csv;
using CsvHelper;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Writes the figures behind a briefing as CSV, in numbers that are the same in every culture.</summary>
internal static class FigureFile
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    private static readonly string[] Columns = ["family", "product", "unit", "month", "goal", "floor", "central", "ceiling", "p"];

    /// <param name="families">The families, with the products that are wanted.</param>
    /// <param name="probabilities">The probabilities of the report; null if it has none.</param>
    public static BriefingAttachment Of(IReadOnlyList<FamilyResponse> families, GoalProbabilitiesResponse? probabilities)
    {
        using var content = new MemoryStream();
        content.Write(Encoding.UTF8.GetPreamble());
        using (var csv = CsvWriter.Create(content, Options, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var row in families.SelectMany(family => Rows(family, probabilities)))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(FormulaCell.Of(cell));
                }

                csv.EndRecord();
            }
        }

        return new BriefingAttachment("figures.csv", "text/csv", content.ToArray());
    }

    /// <summary>The index of a family by month, as a share of its goal, and then each product in its units. The probability stands in the last month.</summary>
    private static IEnumerable<string[]> Rows(FamilyResponse family, GoalProbabilitiesResponse? probabilities)
    {
        var chances = probabilities?.Families.FirstOrDefault(each => each.Family == family.Family);
        foreach (var month in family.Months)
        {
            yield return Row("", "share of goal", month.Month, month.Path, month.Index, month == family.Months[^1] ? chances?.Probability : null);
        }

        foreach (var product in family.Products.Where(product => product is { SharesGoalOf: null, Verdict: not null }))
        {
            var chance = chances?.Products.FirstOrDefault(each => each.Product == product.Product)?.Probability;
            foreach (var month in product.Series.Months)
            {
                yield return Row(product.Product, $"{product.Unit} a month", month.Month, month.Path, month.Output, month == product.Series.Months[^1] ? chance : null);
            }
        }

        string[] Row(string product, string unit, string month, double? path, FigureResponse? figure, FigureResponse? chance) =>
        [
            family.Family, product, unit, month, Number(path), Number(figure?.Floor), Number(figure?.Central), Number(figure?.Ceiling), Number(chance?.Central),
        ];
    }

    /// <summary>A number as the published report has it; empty if it is unknown or without a limit.</summary>
    private static string Number(double? figure) => figure?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
