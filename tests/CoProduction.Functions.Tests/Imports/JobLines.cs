using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>JSON lines to import.</summary>
internal static class JobLines
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["partners"] = "partner",
        ["mineral-chains"] = "mineral-chain",
        ["items"] = "item",
        ["factories"] = "factory",
        ["mro-sites"] = "mro-site",
        ["agreements"] = "agreement",
        ["stocks"] = "stock",
        ["baselines"] = "baseline",
        ["goals"] = "goal",
    };

    /// <summary>The examples of all resources, each after what it refers to.</summary>
    public static IEnumerable<string> Examples => ResourceCase.All.Select(one => Of(one.Path, one.Example));

    public static string Of(string path, JsonNode record) =>
        new JsonObject { ["kind"] = Kinds[path], ["record"] = record.DeepClone() }.ToJsonString();

    /// <summary>A factory of POL's that makes what the examples have.</summary>
    public static string Factory(string id, string name = "Works") => Of("factories", FactoryBody(id, name));

    public static JsonObject FactoryBody(string id, string name = "Works")
    {
        var factory = ResourceCase.Of("factories").Example;
        factory.Remove("partner");
        (factory["id"], factory["name"], factory["releasableTo"]) = (id, name, new JsonArray("everyone"));
        return factory;
    }
}
