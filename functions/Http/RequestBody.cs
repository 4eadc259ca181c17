using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Http;

/// <summary>Reads a request's body as JSON. Refuses a wrong content type, size, encoding or syntax.</summary>
public sealed class RequestBody(Limits limits)
{
    private const int Deepest = 32;
    private const int Piece = 16_384;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const string PlainJson = "application/json";

    /// <inheritdoc cref="Read(HttpRequest, string, CancellationToken)"/>
    public Task<(JsonDocument? Json, string Digest, InvalidBodyProblem? Refusal)> Read(HttpRequest request, CancellationToken cancellation) =>
        Read(request, PlainJson, cancellation);

    /// <summary>Returns the JSON and the SHA-256 digest of its bytes, or the problem.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mediaType">The media type that its body must have.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public async Task<(JsonDocument? Json, string Digest, InvalidBodyProblem? Refusal)> Read(HttpRequest request, string mediaType, CancellationToken cancellation)
    {
        if (!IsMeant(request.ContentType, mediaType))
        {
            if (mediaType == MergePatch.MediaType)
            {
                request.HttpContext.Response.Headers[MergePatch.AcceptHeader] = mediaType;
            }

            return (null, "", InvalidBodyProblem.Of(InvalidBodyProblem.UnsupportedMediaType, $"Send Content-Type: {mediaType}, in UTF-8."));
        }

        var largest = limits.LargestRecordBytes;
        if (request.ContentLength > largest || await Bytes(request.Body, largest, cancellation) is not { } bytes)
        {
            return (null, "", InvalidBodyProblem.Of(InvalidBodyProblem.BodyTooLarge, $"The body may have at most {largest} bytes."));
        }

        var (json, refusal) = Parse(bytes);
        return (json, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), refusal);
    }

    private static (JsonDocument? Json, InvalidBodyProblem? Refusal) Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.IsEmpty)
        {
            return (null, InvalidJson("The body is empty. Send a JSON object."));
        }

        try
        {
            Strict.GetCharCount(bytes.Span);
            return (JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest }), null);
        }
        catch (DecoderFallbackException fault)
        {
            return (null, InvalidJson($"The body is not UTF-8: no character begins at byte {fault.Index + 1}."));
        }
        catch (JsonException fault)
        {
            return (null, InvalidJson($"Line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}: {JsonFault.Of(bytes.Span, fault, Deepest)}"));
        }
    }

    private static bool IsMeant(string? contentType, string mediaType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, mediaType, StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<ReadOnlyMemory<byte>?> Bytes(Stream body, int largest, CancellationToken cancellation)
    {
        var read = new ArrayBufferWriter<byte>(Piece);
        while (await body.ReadAsync(read.GetMemory(Piece), cancellation) is var count and > 0)
        {
            read.Advance(count);
            if (read.WrittenCount > largest)
            {
                return null;
            }
        }

        return read.WrittenMemory;
    }

    private static InvalidBodyProblem InvalidJson(string detail) => InvalidBodyProblem.Of(InvalidBodyProblem.InvalidJson, detail);
}
