using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>JSON lines to import.</summary>
internal static class JobLines
{
    /// <summary>The examples of all resources, each after those that it refers to.</summary>
    public static IEnumerable<string> Examples => ResourceCase.All.Select(one => Of(one.Path, one.Example));

    public static string Of(string path, JsonNode record, string? etag = null) => Line(path, etag, ("record", record.DeepClone()));

    /// <summary>The deletion of a record.</summary>
    public static string Deletion(string path, string id, string? etag = null) => Line(path, etag, ("id", id), ("delete", true));

    /// <summary>A factory of POL that makes an item of the examples.</summary>
    public static string Factory(string id, string? name = null) => Of("factories", FactoryBody(id, name));

    public static JsonObject FactoryBody(string id, string? name = null)
    {
        var factory = ResourceCase.Of("factories").Unaliased;
        factory.Remove("partner");
        (factory["id"], factory["name"], factory["operator"], factory["releasableTo"]) =
            (id, name ?? Unlike(id), Unlike($"operator of {id}"), new JsonArray("everyone"));
        factory["location"] = new JsonObject { ["town"] = Unlike($"town of {id}"), ["confidence"] = "reported" };
        return factory;
    }

    /// <summary>A stock of POL, which no record can name.</summary>
    public static JsonObject StockBody(string id)
    {
        var stock = ResourceCase.Of("stocks").Example;
        stock["id"] = id;
        return stock;
    }

    private static string Line(string path, string? etag, params (string Name, JsonNode? Value)[] members)
    {
        var line = new JsonObject { ["kind"] = RecordKinds.Standard.All.Single(kind => kind.Path == path).Name };
        foreach (var (name, value) in members)
        {
            line[name] = value;
        }

        if (etag is not null)
        {
            line["eTag"] = etag;
        }

        return line.ToJsonString();
    }

    /// <summary>A name that resembles no other.</summary>
    public static string Unlike(string text) => string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(10).Select(one => (char)('a' + (one % 26))));
}
