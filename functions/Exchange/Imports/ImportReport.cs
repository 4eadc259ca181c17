namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What an import did, or would do.</summary>
/// <param name="DryRun">Whether nothing was to be written.</param>
/// <param name="Files">What each file did, in the order in which they are read.</param>
public sealed record ImportReport(bool DryRun, IReadOnlyList<FileReport> Files)
{
    public int Added => Files.Sum(file => file.Added);

    public int Replaced => Files.Sum(file => file.Replaced);

    public int Unchanged => Files.Sum(file => file.Unchanged);
}

/// <summary>
/// What one file did. Where several files state one record, as products.csv and bom.csv do an item, it counts for the file
/// that names it first. An import removes nothing.
/// </summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">How many rows it has, without the header.</param>
/// <param name="Added">How many records are new.</param>
/// <param name="Replaced">How many records have changed.</param>
/// <param name="Unchanged">How many records were so already.</param>
public sealed record FileReport(string File, int Rows, int Added, int Replaced, int Unchanged);
