using CoProduction.Functions.Exchange.Files;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// To whom records are released: as their row says; else as they are already; else, for reference data, to everyone, and for
/// others as the caller says, as release.csv says, or to nobody but the owner.
/// </summary>
/// <param name="asked">What the caller says; null where nothing.</param>
internal sealed class Releases(Release? asked)
{
    private Release? stated;
    private int line;

    /// <summary>Takes what release.csv says.</summary>
    public void State(Row row, Release release)
    {
        if (stated is not null)
        {
            row.Fault("releasable_to", $"Line {line} says it already; this file has one row.");
        }

        (stated, line) = (release, row.Line);
    }

    public static Release OfReference(Row row, IRecord? former) => row.Release() ?? former?.Release ?? Release.ToEveryone;

    public Release Of(Row row, IRecord? former) => row.Release() ?? former?.Release ?? asked ?? stated ?? Release.OwnerOnly;
}
