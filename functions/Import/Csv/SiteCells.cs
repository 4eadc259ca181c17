using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The cells that factories and MRO sites share.</summary>
internal static class SiteCells
{
    public static Cells Of(SiteId id, string name, string runBy, Location location, SiteStatus status) => new()
    {
        ["id"] = id.Value,
        ["name"] = name,
        ["operator"] = runBy,
        ["partner_code"] = id.Partner.Value,
        ["town"] = location.Town,
        ["lat"] = Cells.Degrees(location.Coordinates?.Latitude),
        ["lon"] = Cells.Degrees(location.Coordinates?.Longitude),
        ["status"] = Word.Of(status),
    };

    public static void RequirePartner(Row row, SiteId? id, KnownReferences known)
    {
        var partner = row.Parse<CountryCode>("partner_code");
        if (partner is null)
        {
            return;
        }

        if (id is not null && id.Partner != partner)
        {
            row.Fault("partner_code", $"Is not the partner in the id. {SiteId.Rule}");
        }

        known.RequirePartner(row, "partner_code", partner);
    }

    public static Location? Location(Row row, LocationConfidence confidence)
    {
        var town = row.TextOrNull("town", Wording.Name);
        var (latitude, longitude) = (row.DegreesOrNull("lat", 90), row.DegreesOrNull("lon", 180));
        if (row.Find("lat") is null != row.Find("lon") is null)
        {
            row.Fault(row.Find("lat") is null ? "lat" : "lon", "Must be given where the other coordinate is.");
        }

        return row.Make(
            () => new Location(
                town,
                latitude is { } north && longitude is { } east ? new Coordinates(north, east) : null,
                confidence),
            ("town", "town"), ("latitude", "lat"), ("longitude", "lon"), ("confidence", row.Has("location_confidence") ? "location_confidence" : "town"));
    }
}
