using System.Text.Json;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Export;

/// <summary>
/// Writes the sites as GeoJSON (RFC 7946): a feature for each factory and each MRO site, with null as geometry where its coordinates
/// are not given. A point is the site's town.
/// </summary>
internal static class GeoJsonExport
{
    public const string ContentType = "application/geo+json";

    private const int Piece = 65_536;

    private static readonly JsonWriterOptions AsRecords = new() { Encoder = RecordJson.Options.Encoder };

    public static async Task Write(Register register, Stream content, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(content, AsRecords);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("credit", RegisterExport.Credit);
        json.WriteStartArray("features");
        foreach (var factory in register.Factories)
        {
            Write(json, factory.Id, factory.Location, PropertiesOf(factory));
            await FlushIfFull(json, cancellation);
        }

        foreach (var site in register.MaintenanceSites)
        {
            Write(json, site.Id, site.Location, PropertiesOf(site));
            await FlushIfFull(json, cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteId id, Location location, SiteProperties properties)
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

        // Through bytes: a serializer that gets the writer flushes it synchronously, which a response does not allow.
        json.WritePropertyName("properties");
        json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(properties, RecordJson.Options), skipInputValidation: true);
        json.WriteEndObject();
    }

    private static async ValueTask FlushIfFull(Utf8JsonWriter json, CancellationToken cancellation)
    {
        if (json.BytesPending >= Piece)
        {
            await json.FlushAsync(cancellation);
        }
    }

    private static SiteProperties PropertiesOf(Factory factory) => new(
        RecordKinds.Factories.Name, factory.Name, factory.Operator, factory.Partner.Value, factory.Location.Town, Word.Of(factory.Status),
        [.. factory.Lines.Select(line => line.Item.Value).Distinct()], Platforms: null, SourceBody.From(factory.Source), ReleaseBody.From(factory.Release));

    private static SiteProperties PropertiesOf(MaintenanceSite site) => new(
        RecordKinds.MaintenanceSites.Name, site.Name, site.Operator, site.Partner.Value, site.Location.Town, Word.Of(site.Status),
        Items: null, site.Platforms, SourceBody.From(site.Source), ReleaseBody.From(site.Release));

    /// <summary>The properties of a site besides its place.</summary>
    /// <param name="Kind">factory or mro-site.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Operator">Who runs it.</param>
    /// <param name="Partner">The partner's code.</param>
    /// <param name="Town">Its town; absent where it is withheld.</param>
    /// <param name="Status">Its status.</param>
    /// <param name="Items">What a factory makes.</param>
    /// <param name="Platforms">What an MRO site services.</param>
    /// <param name="Source">Its source.</param>
    /// <param name="ReleasableTo">Who may see it, besides its partner.</param>
    private sealed record SiteProperties(
        string Kind,
        string Name,
        string Operator,
        string Partner,
        string? Town,
        string Status,
        IReadOnlyList<string>? Items,
        IReadOnlyList<string>? Platforms,
        SourceBody Source,
        IReadOnlyList<string> ReleasableTo);
}
