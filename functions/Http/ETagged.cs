using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http;

/// <summary>A JSON response with an ETag: 200, or 304 without a body if the caller already has this version.</summary>
/// <param name="value">The value to serialize.</param>
/// <param name="etag">The ETag without quotes; null to use a hash of the JSON.</param>
public sealed class ETagged<TValue>(TValue value, string? etag = null) : IResult, IStatusCodeHttpResult, IValueHttpResult<TValue>
{
    private byte[]? kept;

    public TValue? Value => value;

    /// <summary>Returns JSON as it is.</summary>
    public static ETagged<TValue> Kept(JsonNode json) =>
        new(default!) { kept = JsonSerializer.SerializeToUtf8Bytes(json, RecordJson.Options) };

    /// <summary>Returns JSON as it is.</summary>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <param name="etag">Its ETag without quotes.</param>
    public static ETagged<TValue> Kept(byte[] json, string etag) => new(default!, etag) { kept = json };

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) =>
        ETags.Answer(httpContext, kept ?? JsonSerializer.SerializeToUtf8Bytes(value, RecordJson.Options), "application/json; charset=utf-8", etag);
}

/// <summary>A text response with an ETag: 200, or 304 without a body if the caller already has this version.</summary>
/// <param name="text">The text.</param>
/// <param name="contentType">Its content type.</param>
/// <param name="etag">The ETag without quotes; null to use a hash of the text.</param>
public sealed class ETaggedText(byte[] text, string contentType, string? etag = null) : IResult, IStatusCodeHttpResult
{
    /// <summary>The content type of plain text.</summary>
    public const string Plain = "text/plain; charset=utf-8";

    public ETaggedText(string text)
        : this(Encoding.UTF8.GetBytes(text), Plain)
    {
    }

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) => ETags.Answer(httpContext, text, contentType, etag);
}

internal static class ETags
{
    private const int HashBytes = 16;

    private static readonly StringValues Varying = new([HeaderNames.Authorization, HeaderNames.AcceptEncoding]);

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

    /// <summary>The ETag for a SHA-256 hash: its first 16 bytes in hexadecimal.</summary>
    public static string TagOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));

    /// <summary>Sets the response's ETag, and its status to 304 if the caller already has this version.</summary>
    public static bool IsKnown(HttpContext context, string etag)
    {
        Mark(context.Response, etag);
        if (Preconditions.KnownAs(context.Request, etag) is not { } known)
        {
            return false;
        }

        context.Response.Headers.ETag = known;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Names the content coding in the ETag of an answer that has one: compressed, the answer is another representation.</summary>
    public static void NameCoding(HttpResponse response)
    {
        if (response.Headers.ContentEncoding is [{ Length: > 0 } coding] && response.Headers.ETag is [['"', ..] etag])
        {
            response.Headers.ETag = Preconditions.InCoding(etag, coding);
        }
    }

    /// <summary>Sets the response's ETag, and forbids shared caching and reuse without revalidation.</summary>
    public static void Mark(HttpResponse response, string etag)
    {
        response.Headers.ETag = Preconditions.Quoted(etag);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers[HeaderNames.Vary] = Varying;
    }
}
