using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The cell that states to whom a record is released.</summary>
internal static class ReleaseCell
{
    public const string Column = "releasable_to";

    /// <summary>The release that the row states; null where the file has no such column.</summary>
    public static Release? Release(this Row row)
    {
        if (!row.Has(Column))
        {
            return null;
        }

        Release? release = null;
        var audiences = row.ParseList<Audience>(Column);
        row.Try(() => release = new Release(audiences), _ => Column);
        return release;
    }

    public static Cells With(this Cells cells, Release release) =>
        cells.With(Column, ListCell.Of(release.Audiences.Select(audience => audience.Value)), release != CoProduction.Registry.Releases.Release.ToEveryone);
}
