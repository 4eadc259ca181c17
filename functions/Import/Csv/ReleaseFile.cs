namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// The audiences of partners' records whose own rows name none, in one row. Every export has this file, because exports leave out the
/// release of records that everyone may see; without it, an import would release those to their owner only.
/// </summary>
internal sealed class ReleaseFile() : CsvFile("release.csv", ["releasable_to"])
{
    public override void Read(Row row, ImportDraft draft)
    {
        if (row.Release() is { } release)
        {
            draft.Releases.State(row, release);
        }
    }

    public override IEnumerable<Cells> Rows(Register register) => [new Cells { ["releasable_to"] = "everyone" }];
}
