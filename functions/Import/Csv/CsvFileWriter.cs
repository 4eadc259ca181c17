using System.Text;
using CsvHelper;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Writes one file of the register.</summary>
internal static class CsvFileWriter
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    public static Task Write(CsvFile file, Register register, Stream content, CancellationToken cancellation) =>
        Write(file, file.Rows(register), content, cancellation);

    /// <param name="file">The file.</param>
    /// <param name="rows">Its rows, which are gone through twice.</param>
    /// <param name="content">Takes the file.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public static async Task Write(CsvFile file, IEnumerable<Cells> rows, Stream content, CancellationToken cancellation)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cells in rows)
        {
            needed.UnionWith(cells.Needed);
        }

        // Spreadsheet programs take a file without this mark for one in the character set of the machine.
        await content.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation);
        string[] columns = [.. file.Columns, .. file.Optional.Where(needed.Contains)];
        await using var csv = CsvWriter.Create(content, Options, leaveOpen: true);
        csv.WriteRecord(columns);
        foreach (var cells in rows)
        {
            foreach (var column in columns)
            {
                csv.WriteField(FormulaCell.Of(cells[column]));
            }

            await csv.EndRecordAsync(cancellation);
        }
    }
}
