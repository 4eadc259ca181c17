using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Decides to whom a record is released: the first of what its row states, what the caller states, what the register has, what release.csv states, and
/// only the owner. For reference data: what its row states, what the register has, and everyone.
/// </summary>
/// <param name="asked">What the caller states; null where nothing.</param>
internal sealed class Releases(Release? asked)
{
    private Release? stated;
    private int line;

    /// <summary>Takes what release.csv states.</summary>
    public void State(Row row, Release release)
    {
        if (stated is not null)
        {
            row.Fault("releasable_to", $"This file has one row, and line {line} is that row.");
        }

        (stated, line) = (release, row.Line);
    }

    public static Release OfReference(Row row, IRecord? former) => row.Release() ?? former?.Release ?? Release.ToEveryone;

    public Release Of(Row row, IRecord? former) => row.Release() ?? asked ?? former?.Release ?? stated ?? Release.OwnerOnly;
}
