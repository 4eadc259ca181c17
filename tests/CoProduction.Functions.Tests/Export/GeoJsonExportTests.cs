using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Export;

/// <summary>The sites as GeoJSON.</summary>
public sealed class GeoJsonExportTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    [Fact]
    public async Task Every_site_is_a_feature_and_the_whole_is_a_collection_as_RFC_7946_has_it()
    {
        var answer = await starter.Program.Client.Get("api/v1/exports?format=geojson");
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
        var features = (await starter.Program.Client.Get("api/v1/exports?format=geojson")).Json["features"]!.AsArray();
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
        }

        var properties = feature["properties"]!.AsObject();
        var isFactory = properties["kind"]!.GetValue<string>() == "factory";
        Assert.Equal(isFactory, properties.ContainsKey("items"));
        Assert.Equal(!isFactory, properties.ContainsKey("platforms"));
        Assert.All(["name", "operator", "partner", "status", "source", "releasableTo"], name => Assert.True(properties.ContainsKey(name)));
        Assert.StartsWith(properties["partner"]!.GetValue<string>().ToLowerInvariant(), feature["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
