using System.Net;
using System.Text;
using System.Xml.Linq;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>A request to storage. It knows which of its parts were heeded, so that nothing that a client asks for is passed over.</summary>
internal sealed class StorageRequest
{
    /// <summary>What says nothing about what storage is to do.</summary>
    private static readonly HashSet<string> Formalities = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Authorization", "Content-Length", "Content-Transfer-Encoding", "DataServiceVersion", "Expect", "Host", "Prefer", "traceparent",
        "User-Agent", "x-ms-client-request-id", "x-ms-date", "x-ms-return-client-request-id", "x-ms-version", "$format",
    };

    private readonly Dictionary<string, string> query;
    private readonly Dictionary<string, string> headers;
    private readonly HashSet<string> heeded = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="method">The verb.</param>
    /// <param name="address">An absolute address.</param>
    /// <param name="headers">The names and values of the headers, those of the content included.</param>
    /// <param name="body">The body; empty if there is none.</param>
    public StorageRequest(string method, Uri address, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        (Method, Path, Body) = (method, Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/'), body);
        this.headers = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .ToDictionary(part => WebUtility.UrlDecode(part[0]), part => WebUtility.UrlDecode(part[1]), StringComparer.OrdinalIgnoreCase);
    }

    public string Method { get; }

    /// <summary>The path, decoded, without a slash before it.</summary>
    public string Path { get; }

    public byte[] Body { get; }

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The root element of a body that is XML.</summary>
    public XElement Xml => XDocument.Load(new MemoryStream(Body)).Root!;

    /// <summary>What nobody has asked this request for.</summary>
    public IEnumerable<string> Unheeded => query.Keys.Concat(headers.Keys).Where(name => !Formalities.Contains(name) && !heeded.Contains(name));

    public static async Task<StorageRequest> Of(HttpRequestMessage request, CancellationToken cancellation) => new(
        request.Method.Method,
        request.RequestUri!,
        from header in request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
        select KeyValuePair.Create(header.Key, header.Value.ToString()),
        request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellation) : []);

    /// <summary>A parameter of the query; null if it is absent.</summary>
    public string? Query(string name) => Heed(name, query);

    /// <summary>A header; null if it is absent.</summary>
    public string? Header(string name) => Heed(name, headers);

    /// <summary>What this storage answers to a request that it does not know.</summary>
    public NotSupportedException Unknown(string? what = null) =>
        new($"The storage in memory does not know {Method} {Path}?{string.Join('&', query.Select(part => $"{part.Key}={part.Value}"))}{(what is null ? "" : $" with {what}")}.");

    private string? Heed(string name, Dictionary<string, string> parts)
    {
        heeded.Add(name);
        return parts.GetValueOrDefault(name);
    }
}
