using System.Text.Json.Nodes;
using CoProduction.Functions.Export;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.OpenApi;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Tests.Export;

/// <summary>The sites as GeoJSON.</summary>
public sealed class GeoJsonExportTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    [Fact]
    public async Task Every_site_is_a_feature_and_the_whole_is_a_collection_as_RFC_7946_has_it()
    {
        var answer = await starter.Program.Client.Get("api/v1/exports/geojson");
        var collection = answer.Json.AsObject();
        var features = collection["features"]!.AsArray();

        Assert.Equal("application/geo+json", answer.ContentType);
        Assert.Equal("FeatureCollection", collection["type"]!.GetValue<string>());
        Assert.Contains("GeoNames", collection["credit"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", collection["credit"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(136 + 46, features.Count);
        Assert.All(features, feature => AssertFeature(feature!.AsObject()));
    }

    [Fact]
    public async Task Point_is_longitude_first_and_a_site_without_coordinates_has_none()
    {
        var features = (await starter.Program.Client.Get("api/v1/exports/geojson")).Json["features"]!.AsArray();
        var site = features.Single(feature => feature!["id"]!.GetValue<string>() == "usa-mesquite-upl")!;
        var location = (await starter.Program.Client.Get("api/v1/factories/usa-mesquite-upl")).Json["location"]!;

        Assert.Equal(
            [location["longitude"]!.GetValue<decimal>(), location["latitude"]!.GetValue<decimal>()],
            site["geometry"]!["coordinates"]!.AsArray().Select(number => number!.GetValue<decimal>()));
        Assert.Contains(features, feature => feature!["geometry"] is null);
        Assert.All(
            features.Where(feature => feature!["properties"]!["town"] is null),
            withheld => Assert.Null(withheld!["geometry"]));
    }

    [Fact]
    public async Task A_map_shows_what_each_site_makes_and_how_much_without_anything_nested()
    {
        var collection = (await starter.Program.Client.Get("api/v1/exports/geojson")).Json;
        var sites = collection["features"]!.AsArray().Select(feature => feature!["properties"]!.AsObject()).ToArray();
        var iowa = sites.Single(site => (string)site["name"]! == "Iowa Army Ammunition Plant");

        Assert.All(sites, site => Assert.All(site, property => Assert.True(property.Value is null or JsonValue, property.Key)));
        Assert.Equal(("155-HE", 40_000.0), ((string)iowa["items"]!, (double)iowa["rate_155-HE"]!));
        Assert.Equal((await starter.Program.Client.Get("api/v1/factories/usa-iowa-aap")).Json["lines"]![0]!["plans"]!.AsArray().Count, (int)iowa["plans"]!);
        var scranton = sites.Single(site => (string)site["name"]! == "Scranton Army Ammunition Plant");
        Assert.True(scranton.ContainsKey("rate_155-BODY"));
        Assert.Null(scranton["rate_155-BODY"]);
    }

    [Fact]
    public async Task Rates_of_one_item_add_up_as_far_as_they_are_known()
    {
        var factory = RecordKinds.Factories.Example.ToRecord();
        Line Of(string stage, double? rate) =>
            new(factory.Lines[0].Item, Parsed.As<Keyword>(stage), rate is { } units ? [new Statement(Measure.Output, Quantity.AMonth(units), null, null)] : [], null, []);
        using var content = new MemoryStream();

        await GeoJsonExport.Write(new Register { Factories = [factory.With([Of("body", 10), Of("charge", 5), Of("fuze", null)])] }, content, default);

        Assert.Equal(15, (double)JsonNode.Parse(content.ToArray())!["features"]![0]!["properties"]!["rate_155-PRIMER"]!);
    }

    [Fact]
    public async Task A_map_shows_by_what_else_a_site_is_known_and_what_became_of_it()
    {
        var (factory, site) = (RecordKinds.Factories.Example.ToRecord(), RecordKinds.MaintenanceSites.Example.ToRecord());
        SiteSuccessor Next(SuccessionKind kind) => new(kind, Parsed.As<SiteId>("pol-next"));
        using var content = new MemoryStream();

        await GeoJsonExport.Write(
            new Register
            {
                Factories = [factory with { Successor = Next(SuccessionKind.Moved) }],
                MaintenanceSites = [site with { Aliases = new(["Old", "Older"], [], []), Successor = Next(SuccessionKind.Merged) }],
            },
            content, default);

        Assert.Equal(
            ["Dęba munitions works, Central Arms Union, ncage:0589H, , pol-next", "Old; Older, , , pol-next, "],
            JsonNode.Parse(content.ToArray())!["features"]!.AsArray().Select(feature => feature!["properties"]!).Select(properties => string.Join(
                ", ", new[] { "formerNames", "operatorFormerNames", "identifiers", "mergedInto", "movedTo" }.Select(name => (string?)properties[name]))));
        Assert.Contains(
            (await starter.Program.Client.Get("api/v1/exports/geojson")).Json["features"]!.AsArray(), feature => (string?)feature!["properties"]!["operatorFormerNames"] == "Nexter");
    }

    [Fact]
    public async Task The_document_states_the_shape()
    {
        var schemas = SchemaCheck.Shared;
        var place = ApiDocument.Committed.Of("ExportSites").Responses[200].Content.Single().Schema!;

        Assert.Null(await schemas.Fault(place, (await starter.Program.Client.Get("api/v1/exports/geojson")).Json));
    }

    private static void AssertFeature(JsonObject feature)
    {
        Assert.Equal("Feature", feature["type"]!.GetValue<string>());
        Assert.NotEmpty(feature["id"]!.GetValue<string>());
        Assert.True(feature.ContainsKey("geometry"));
        if (feature["geometry"] is { } geometry)
        {
            Assert.Equal("Point", geometry["type"]!.GetValue<string>());
            var position = geometry["coordinates"]!.AsArray();
            Assert.Equal(2, position.Count);
            Assert.InRange(position[0]!.GetValue<double>(), -180, 180);
            Assert.InRange(position[1]!.GetValue<double>(), -90, 90);
            Assert.All(position, degrees => Assert.Equal(0, degrees!.GetValue<decimal>() % 0.01m));
        }

        var properties = feature["properties"]!.AsObject();
        var isFactory = properties["kind"]!.GetValue<string>() == "factory";
        Assert.Equal(isFactory, properties["items"] is not null);
        Assert.Equal(!isFactory, properties["platforms"] is not null);
        Assert.Equal(
            [
                "kind", "name", "operator", "partner", "town", "status", "formerNames", "operatorFormerNames", "identifiers", "mergedInto", "movedTo", "items", "platforms",
                "plans", "source", "sourceUrl", "sourceDate", "confidence", "releasableTo",
            ],
            properties.Select(property => property.Key).Where(name => !name.StartsWith("rate_", StringComparison.Ordinal)));
        Assert.StartsWith(properties["partner"]!.GetValue<string>().ToLowerInvariant(), feature["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
