using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Counts rows and records by file.</summary>
internal sealed class ImportCounts
{
    private readonly Dictionary<string, (int Rows, OutcomeCounts Records)> files = new(StringComparer.Ordinal);

    public void AddRows(string file, int rows) => files[file] = (rows, files.GetValueOrDefault(file).Records);

    public void Add(RowResult record)
    {
        var (rows, records) = files.GetValueOrDefault(record.File!);
        files[record.File!] = (rows, records + OutcomeCounts.Of(record.Outcome));
    }

    public ImportReport Report(bool dryRun) =>
        new(dryRun, [..
            from file in CsvFiles.All
            where files.ContainsKey(file.Name)
            let counts = files[file.Name]
            select FileReport.Of(file.Name, counts.Rows, counts.Records)]);
}
