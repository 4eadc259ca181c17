using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Exchange.Files;

/// <summary>
/// What partners' records are released to where their own file does not say: one row. Exports always carry it, so that what
/// they leave out is read as it was; without it such a record would be its owner's alone.
/// </summary>
internal sealed class ReleaseFile() : RegisterFile("release.csv", ["releasable_to"])
{
    public override void Read(Row row, Intake intake)
    {
        if (row.Release() is { } release)
        {
            intake.Releases.State(row, release);
        }
    }

    public override IEnumerable<Cells> Rows(Register register) => [new Cells { ["releasable_to"] = "everyone" }];
}
