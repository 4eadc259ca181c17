using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>Counts rows and records by file.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, (int Rows, Written Records)> files = new(StringComparer.Ordinal);

    public void AddRows(string file, int rows) => files[file] = (rows, files.GetValueOrDefault(file).Records);

    public void Add(RecordOutcome record)
    {
        var (rows, before) = files.GetValueOrDefault(record.File);
        files[record.File] = (rows, before + Written.Of(record.Action));
    }

    public ImportReport Report(bool dryRun) =>
        new(dryRun, [..
            from file in RegisterFiles.All
            where files.ContainsKey(file.Name)
            let counted = files[file.Name]
            select new FileReport(file.Name, counted.Rows, counted.Records.Added, counted.Records.Replaced, counted.Records.Unchanged)]);
}
