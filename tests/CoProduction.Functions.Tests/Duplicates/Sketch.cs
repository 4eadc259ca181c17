using CoProduction.Functions.Duplicates;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Tests.Duplicates;

/// <summary>Site outlines for tests, from one line of text.</summary>
internal static class Sketch
{
    /// <param name="line">Name, operator, town, latitude and longitude, separated by <c>|</c>; the last three may be left out.</param>
    /// <param name="id">Its id.</param>
    public static SiteOutline Of(string line, string id = "pol-one")
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new SiteOutline(
            SiteKind.Factory,
            Parsed.As<SiteId>(id),
            cells[0],
            cells[1],
            cells.Length > 2 && cells[2].Length > 0 ? cells[2] : null,
            cells.Length > 4 ? new Coordinates(Number(cells[3]), Number(cells[4])) : null);
    }

    private static decimal Number(string cell) => decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
}
