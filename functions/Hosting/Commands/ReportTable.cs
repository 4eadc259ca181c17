using System.Globalization;
using System.Text;
using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary>Formats an import's report as a table for a terminal.</summary>
internal static class ReportTable
{
    public static string Of(ImportReport report)
    {
        var table = new StringBuilder();
        Add("file", "rows", "added", "replaced", "unchanged");
        foreach (var file in report.Files)
        {
            Add(file.File, Text(file.Rows), Text(file.Added), Text(file.Replaced), Text(file.Unchanged));
        }

        Add("", Text(report.Files.Sum(file => file.Rows)), Text(report.Added), Text(report.Replaced), Text(report.Unchanged));
        table.Append(report.DryRun ? "Nothing was written: this was a dry run.\n"
            : report.Added + report.Replaced == 0 ? "The register already has all of these records.\n"
            : "All records are in the register.\n");
        return table.ToString();

        void Add(string file, string rows, string added, string replaced, string unchanged) =>
            table.Append(CultureInfo.InvariantCulture, $"{file,-16}{rows,8}{added,10}{replaced,10}{unchanged,11}\n");
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
