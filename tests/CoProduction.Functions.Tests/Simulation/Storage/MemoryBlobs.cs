using System.Globalization;
using System.Net;
using System.Security;
using System.Xml.Linq;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>Blob Storage in memory.</summary>
/// <param name="haste">How many times faster leases end than their client asks.</param>
internal sealed class MemoryBlobs(int haste)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, SortedDictionary<string, MemoryBlob>> containers = new(StringComparer.Ordinal);

    public StorageAnswer Answer(StorageRequest request)
    {
        lock (guard)
        {
            try
            {
                return request.Path.Split('/', 2) is [var container, var name] ? OfBlob(BlobsOf(container), name, request) : OfContainer(request);
            }
            catch (RefusedRequestException refused)
            {
                return refused.ToXml();
            }
        }
    }

    public MemoryBlobs Copy()
    {
        lock (guard)
        {
            var copy = new MemoryBlobs(haste);
            foreach (var (name, blobs) in containers)
            {
                copy.containers[name] = new(blobs.Where(blob => blob.Value.Content is not null).ToDictionary(blob => blob.Key, blob => blob.Value.Copy()), StringComparer.Ordinal);
            }

            return copy;
        }
    }

    private StorageAnswer OfContainer(StorageRequest request) => (request.Method, request.Query("restype"), request.Query("comp")) switch
    {
        ("PUT", "container", null) => containers.TryAdd(request.Path, new(StringComparer.Ordinal))
            ? new StorageAnswer(HttpStatusCode.Created, ("ETag", "\"0x0\""), ("Last-Modified", $"{TimeProvider.System.GetUtcNow():R}"))
            : throw new RefusedRequestException(HttpStatusCode.Conflict, "ContainerAlreadyExists"),
        ("GET", "container", "list") => List(BlobsOf(request.Path), request.Query("prefix") ?? ""),
        _ => throw request.Unknown(),
    };

    private StorageAnswer OfBlob(SortedDictionary<string, MemoryBlob> blobs, string name, StorageRequest request)
    {
        var blob = blobs.GetValueOrDefault(name);
        if (request.Method is not "PUT" || request.Query("comp") == "lease")
        {
            var there = blob is { Content: not null } ? blob : throw new RefusedRequestException(HttpStatusCode.NotFound, "BlobNotFound");
            return request.Method switch
            {
                "HEAD" => Read(there, request, hasBody: false),
                "GET" => Read(there, request, hasBody: true),
                "DELETE" => Remove(blobs, name, there, request),
                _ => Lease(there, request),
            };
        }

        if (blob is null)
        {
            blobs[name] = blob = new MemoryBlob();
        }

        blob.CheckLease(request.Header("x-ms-lease-id"));
        switch (request.Query("comp"))
        {
            case null when request.Header("x-ms-blob-type") == "BlockBlob":
                return Write(blob, () => request.Body, request);
            case "block":
                request.Header("Content-Type");
                blob.Blocks[request.Query("blockid")!] = request.Body;
                return new StorageAnswer(HttpStatusCode.Created);
            case "blocklist":
                return Write(blob, () => [.. request.Xml.Elements().SelectMany(block => Block(blob, block))], request);
            default:
                throw request.Unknown();
        }
    }

    private static StorageAnswer Write(MemoryBlob blob, Func<byte[]> content, StorageRequest request)
    {
        switch (request.Header("If-None-Match"))
        {
            case "*" when blob.Content is not null:
                throw new RefusedRequestException(HttpStatusCode.Conflict, "BlobAlreadyExists");
            case not (null or "*"):
                throw request.Unknown("If-None-Match");
        }

        var type = request.Header("Content-Type");
        blob.Write(content(), request.Header("x-ms-blob-content-type") ?? (request.Query("comp") is null ? type : null) ?? "application/octet-stream");
        return new StorageAnswer(HttpStatusCode.Created, ("ETag", blob.ETag), ("Last-Modified", $"{blob.Changed:R}"));
    }

    private static byte[] Block(MemoryBlob blob, XElement block) => block.Name.LocalName == "Latest"
        ? blob.Blocks.GetValueOrDefault(block.Value) ?? throw new RefusedRequestException(HttpStatusCode.BadRequest, "InvalidBlockList")
        : throw new NotSupportedException($"The storage in memory does not know blocks that are {block.Name}.");

    private static StorageAnswer Read(MemoryBlob blob, StorageRequest request, bool hasBody)
    {
        CheckVersion(blob, request);
        var content = blob.Content!;
        (string, string)[] headers =
        [
            ("ETag", blob.ETag), ("Last-Modified", $"{blob.Changed:R}"), ("x-ms-creation-time", $"{blob.Created:R}"), ("x-ms-blob-type", "BlockBlob"), ("Accept-Ranges", "bytes"),
            ("Content-Type", blob.ContentType), ("x-ms-lease-status", blob.IsLeased ? "locked" : "unlocked"), ("x-ms-lease-state", blob.IsLeased ? "leased" : "available"),
        ];
        if (request.Header("x-ms-range") is not { } range)
        {
            return new StorageAnswer(HttpStatusCode.OK, [.. headers, ("Content-Length", content.Length.ToString(CultureInfo.InvariantCulture))]) { Body = hasBody ? content : [] };
        }

        var bounds = range["bytes=".Length..].Split('-').Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)).ToArray();
        if (bounds[0] >= content.Length)
        {
            throw new RefusedRequestException(HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange");
        }

        var end = Math.Min(bounds[1], content.Length - 1);
        return new StorageAnswer(HttpStatusCode.PartialContent, [.. headers, ("Content-Range", $"bytes {bounds[0]}-{end}/{content.Length}")]) { Body = content[bounds[0]..(end + 1)] };
    }

    private static StorageAnswer Remove(SortedDictionary<string, MemoryBlob> blobs, string name, MemoryBlob blob, StorageRequest request)
    {
        blob.CheckLease(request.Header("x-ms-lease-id"));
        CheckVersion(blob, request);
        blobs.Remove(name);
        return new StorageAnswer(HttpStatusCode.Accepted);
    }

    private StorageAnswer Lease(MemoryBlob blob, StorageRequest request)
    {
        var (action, id, length) = (request.Header("x-ms-lease-action"), request.Header("x-ms-lease-id"), request.Header("x-ms-lease-duration"));
        switch (action)
        {
            case "acquire":
                blob.Acquire(id = request.Header("x-ms-proposed-lease-id")!, TimeSpan.FromSeconds(int.Parse(length!, CultureInfo.InvariantCulture)) / haste);
                break;
            case "renew":
                blob.Renew(id);
                break;
            case "release":
                blob.Release(id);
                break;
            default:
                throw request.Unknown();
        }

        return new StorageAnswer(
            action == "acquire" ? HttpStatusCode.Created : HttpStatusCode.OK, ("ETag", blob.ETag), ("Last-Modified", $"{blob.Changed:R}"), ("x-ms-lease-id", id!));
    }

    private static void CheckVersion(MemoryBlob blob, StorageRequest request)
    {
        if (request.Header("If-Match") is { } version && version != blob.ETag)
        {
            throw new RefusedRequestException(HttpStatusCode.PreconditionFailed, "ConditionNotMet");
        }
    }

    private static StorageAnswer List(SortedDictionary<string, MemoryBlob> blobs, string prefix) => new(HttpStatusCode.OK, ("Content-Type", "application/xml"))
    {
        Text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>"
            + string.Concat(blobs.Where(blob => blob.Value.Content is not null && blob.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(blob => Listed(blob.Key, blob.Value)))
            + "</Blobs><NextMarker /></EnumerationResults>",
    };

    private static string Listed(string name, MemoryBlob blob) =>
        $"<Blob><Name>{SecurityElement.Escape(name)}</Name><Properties><Creation-Time>{blob.Created:R}</Creation-Time><Last-Modified>{blob.Changed:R}</Last-Modified>"
        + $"<Etag>{blob.ETag.Trim('"')}</Etag><Content-Length>{blob.Content!.Length}</Content-Length><Content-Type>{blob.ContentType}</Content-Type><BlobType>BlockBlob</BlobType>"
        + $"<LeaseStatus>{(blob.IsLeased ? "locked" : "unlocked")}</LeaseStatus><LeaseState>{(blob.IsLeased ? "leased" : "available")}</LeaseState></Properties></Blob>";

    private SortedDictionary<string, MemoryBlob> BlobsOf(string container) =>
        containers.GetValueOrDefault(container) ?? throw new RefusedRequestException(HttpStatusCode.NotFound, "ContainerNotFound");
}
