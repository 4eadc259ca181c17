using System.Text.Json.Nodes;
using System.Web;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>The knowledge from earlier responses: values by property name, and the ids and versions of existing records.</summary>
internal sealed class Knowledge
{
    private const int MostOfAName = 60;
    private const int Longest = 130;

    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> versions = new(StringComparer.Ordinal);

    /// <summary>A known value of a property or parameter with this name; null if none is known.</summary>
    public string? Value(string name, Random random) => values.TryGetValue(name, out var known) && known.Count > 0 ? known[random.Next(known.Count)] : null;

    /// <summary>The id of a known element of a collection; null if none is known.</summary>
    public string? Id(string collection, Random random) =>
        ids.TryGetValue(collection, out var known) && known.Count > 0 ? known[random.Next(known.Count)] : null;

    /// <summary>The ids of all known elements of a collection.</summary>
    public IReadOnlyList<string> Ids(string collection) => ids.GetValueOrDefault(collection) ?? [];

    /// <summary>The last known ETag of an address.</summary>
    public string? Version(string address) => versions.GetValueOrDefault(address);

    public void Learn(Sent request, Received answer)
    {
        var address = request.Address.Split('?')[0];
        if (answer.IsSuccess && answer.Headers.TryGetValue("ETag", out var tag))
        {
            versions[answer.Headers.TryGetValue("Location", out var location) ? new Uri(location).AbsolutePath : address] = tag;
        }

        if (answer.IsSuccess && request.Method == HttpMethod.Delete)
        {
            Collection(address)?.Remove(IdOf(address));
        }

        if (answer.Headers.TryGetValue("Location", out var made))
        {
            LearnAddress(made);
        }

        if (answer.IsSuccess && answer.Json is { } json)
        {
            Learn("", json);
        }
    }

    private void Learn(string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (member, value) in members)
                {
                    Learn(member, value);
                }

                break;
            case JsonArray elements:
                foreach (var element in elements)
                {
                    Learn(name, element);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (text.StartsWith("http://127", StringComparison.Ordinal))
                {
                    LearnAddress(text);
                }
                else
                {
                    Add(values, name, text);
                }

                break;
        }
    }

    private void LearnAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return;
        }

        if (HttpUtility.ParseQueryString(uri.Query)["cursor"] is { } cursor)
        {
            Add(values, "cursor", cursor);
        }
        else if (uri.Segments is ["/", "api/", "v1/", var collection, var id])
        {
            Add(ids, $"/api/v1/{collection.TrimEnd('/')}", Uri.UnescapeDataString(id));
        }
    }

    private List<string>? Collection(string address) => ids.GetValueOrDefault(address[..Math.Max(0, address.LastIndexOf('/'))]);

    private static string IdOf(string address) => Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..]);

    private static void Add(Dictionary<string, List<string>> pools, string name, string text)
    {
        if (!pools.TryGetValue(name, out var pool))
        {
            pools[name] = pool = [];
        }

        if (text.Length <= Longest && !pool.Contains(text))
        {
            pool.Add(text);
            if (pool.Count > MostOfAName)
            {
                pool.RemoveAt(0);
            }
        }
    }
}
