using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Registry;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Resources;

/// <summary>A found representation with its ETag: 200, or 304 without a body where the caller says that it has this one.</summary>
/// <param name="value">What is answered as JSON.</param>
/// <param name="etag">Names it, without quotes; null for a hash of the JSON.</param>
public sealed class Tagged<TValue>(TValue value, string? etag = null) : IResult, IStatusCodeHttpResult, IValueHttpResult<TValue>
{
    private byte[]? kept;

    public TValue? Value => value;

    /// <summary>What was kept as JSON, answered as it was kept.</summary>
    public static Tagged<TValue> Kept(JsonNode json) =>
        new(default!) { kept = JsonSerializer.SerializeToUtf8Bytes(json, RecordJson.Options) };

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) =>
        Tagging.Answer(httpContext, kept ?? JsonSerializer.SerializeToUtf8Bytes(value, RecordJson.Options), "application/json; charset=utf-8", etag);
}

/// <summary>A text with its ETag: 200, or 304 without a body where the caller says that it has this one.</summary>
public sealed class TaggedText(byte[] text, string contentType) : IResult, IStatusCodeHttpResult
{
    public TaggedText(string text)
        : this(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8")
    {
    }

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) => Tagging.Answer(httpContext, text, contentType, etag: null);
}

internal static class Tagging
{
    private const int HashBytes = 16;

    public static async Task Answer(HttpContext context, byte[] body, string contentType, string? etag)
    {
        if (IsKnown(context, etag ?? TagOf(SHA256.HashData(body))))
        {
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The ETag of what has this hash.</summary>
    public static string TagOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));

    /// <summary>Puts an ETag on an answer, and makes it 304 where the caller says that it has this one.</summary>
    public static bool IsKnown(HttpContext context, string etag)
    {
        Mark(context.Response, etag);
        var isKnown = Preconditions.IsKnown(context.Request, etag);
        if (isKnown)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        }

        return isKnown;
    }

    /// <summary>Puts a version's ETag on an answer, which is for its caller alone and to be asked for again.</summary>
    public static void Mark(HttpResponse response, string etag)
    {
        response.Headers.ETag = Preconditions.Quoted(etag);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers[HeaderNames.Vary] = HeaderNames.Authorization;
    }
}
