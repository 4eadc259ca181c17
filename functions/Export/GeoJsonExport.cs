using System.Text.Json;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Export;

/// <summary>
/// Writes the current sites as GeoJSON (RFC 7946): a feature for each factory and each MRO site, with null as geometry where its coordinates
/// are not given. A point is the site's town. The properties are flat, because tools that draw maps show numbers and texts, and nothing within them.
/// </summary>
internal static class GeoJsonExport
{
    public const string ContentType = "application/geo+json";

    /// <summary>Begins the property that states the present rate of an item, such as <c>rate_155-HE</c>.</summary>
    private const string RatePrefix = "rate_";

    private const int Piece = 65_536;

    private static readonly JsonWriterOptions AsRecords = new() { Encoder = RecordJson.Options.Encoder };

    public static async Task Write(Register register, Stream content, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(content, AsRecords);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("credit", RegisterExport.Credit);
        json.WriteStartArray("features");
        foreach (var factory in register.Factories.Where(factory => factory.Retired is null))
        {
            Write(json, factory.Id, factory.Location, () => WriteProperties(json, factory));
            await FlushIfFull(json, cancellation);
        }

        foreach (var site in register.MaintenanceSites.Where(site => site.Retired is null))
        {
            Write(json, site.Id, site.Location, () => WriteProperties(json, site));
            await FlushIfFull(json, cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteId id, Location location, Action properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", id.Value);
        if (location.Coordinates is { } coordinates)
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(coordinates.Longitude);
            json.WriteNumberValue(coordinates.Latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }

        json.WriteStartObject("properties");
        properties();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Factory factory)
    {
        Write(json, RecordKinds.Factories.Name, factory.Name, factory.Operator, factory.Partner, factory.Location.Town, factory.Status);
        Write(json, factory.Aliases, factory.Successor);
        json.WriteString("items", OneText(factory.Lines.Select(line => line.Item.Value).Distinct()));
        json.WriteNull("platforms");
        json.WriteNumber("plans", factory.Lines.Sum(line => line.Plans.Count));
        foreach (var lines in factory.Lines.GroupBy(line => line.Item))
        {
            if (PresentRate(factory.Status, lines) is { } rate)
            {
                json.WriteNumber(RatePrefix + lines.Key, rate);
            }
            else
            {
                json.WriteNull(RatePrefix + lines.Key);
            }
        }

        Write(json, factory.Source, factory.Release);
    }

    private static void WriteProperties(Utf8JsonWriter json, MaintenanceSite site)
    {
        Write(json, RecordKinds.MaintenanceSites.Name, site.Name, site.Operator, site.Partner, site.Location.Town, site.Status);
        Write(json, site.Aliases, site.Successor);
        json.WriteNull("items");
        json.WriteString("platforms", OneText(site.Platforms));
        json.WriteNull("plans");
        Write(json, site.Source, site.Release);
    }

    private static void Write(Utf8JsonWriter json, string kind, string name, string @operator, CountryCode partner, string? town, SiteStatus status)
    {
        json.WriteString("kind", kind);
        json.WriteString("name", name);
        json.WriteString("operator", @operator);
        json.WriteString("partner", partner.Value);
        json.WriteString("town", town);
        json.WriteString("status", Word.Of(status));
    }

    private static void Write(Utf8JsonWriter json, SiteAliases aliases, SiteSuccessor? successor)
    {
        json.WriteString("formerNames", OneTextOrNull(aliases.FormerNames));
        json.WriteString("operatorFormerNames", OneTextOrNull(aliases.OperatorFormerNames));
        json.WriteString("identifiers", OneTextOrNull(aliases.Identifiers.Select(identifier => identifier.ToString())));
        json.WriteString("mergedInto", SiteRules.SuccessorIf(SuccessionKind.Merged, successor));
        json.WriteString("movedTo", SiteRules.SuccessorIf(SuccessionKind.Moved, successor));
    }

    private static void Write(Utf8JsonWriter json, Source source, Release release)
    {
        json.WriteString("source", source.Citation);
        json.WriteString("sourceUrl", source.Url);
        json.WriteString("sourceDate", source.Date?.Text);
        json.WriteString("confidence", Word.Of(source.Confidence));
        json.WriteString("releasableTo", OneText(ReleaseBody.From(release)));
    }

    /// <summary>What is last stated of the output of the lines of one item, in units a month; 0 at a site that is idle or closed, null if nothing is stated.</summary>
    private static double? PresentRate(SiteStatus status, IEnumerable<Line> lines) =>
        lines.Select(line => line.Rates.LastOrDefault(rate => rate.Measure == Measure.Output)?.Lowest).OfType<double>().ToArray() is { Length: > 0 } known
            ? status is SiteStatus.Idle or SiteStatus.Closed ? 0 : known.Sum()
            : null;

    private static string OneText(IEnumerable<string> texts) => string.Join("; ", texts);

    private static string? OneTextOrNull(IEnumerable<string> texts) => OneText(texts) is { Length: > 0 } text ? text : null;

    private static async ValueTask FlushIfFull(Utf8JsonWriter json, CancellationToken cancellation)
    {
        if (json.BytesPending >= Piece)
        {
            await json.FlushAsync(cancellation);
        }
    }
}
