using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Store.Earlier;

/// <summary>Compares JSON whatever the order of members, and shows both if they differ.</summary>
internal static class JsonAssert
{
    public static void Equal(string expected, JsonNode actual) => Equal(JsonNode.Parse(expected)!, actual);

    public static void Equal(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected: {expected.ToJsonString()}\nActual:   {actual.ToJsonString()}");
}
