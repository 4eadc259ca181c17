using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>What an import did or, in a dry run, would do.</summary>
/// <param name="DryRun">Whether it was a dry run, which writes nothing.</param>
/// <param name="Files">What the import did with each file, in the order in which the files are read.</param>
public sealed record ImportReport(bool DryRun, IReadOnlyList<FileReport> Files)
{
    public int Added => Files.Sum(file => file.Added);

    public int Replaced => Files.Sum(file => file.Replaced);

    public int Unchanged => Files.Sum(file => file.Unchanged);
}

/// <summary>
/// What an import did with one file. Where several files state one record, as products.csv and bom.csv state an item, the first of
/// them counts it. An import removes nothing.
/// </summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">How many rows the file has, without the header.</param>
/// <param name="Added">How many records are new.</param>
/// <param name="Replaced">How many records have changed.</param>
/// <param name="Unchanged">How many records were the same already.</param>
/// <param name="Rejected">How many records somebody else changed after the import had read them; they stay as they are.</param>
public sealed record FileReport(string File, int Rows, int Added, int Replaced, int Unchanged, int Rejected)
{
    internal static FileReport Of(string file, int rows, OutcomeCounts records) =>
        new(file, rows, records.Added, records.Replaced, records.Unchanged, records.Rejected);
}
