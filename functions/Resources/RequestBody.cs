using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Front;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>Reads a request's body as JSON, and refuses what is not: by its type, its size, its encoding or its syntax.</summary>
public sealed class RequestBody(Limits limits)
{
    private const int Deepest = 32;
    private const int Piece = 16_384;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The JSON with a digest of its bytes, or why it is refused.</summary>
    public async Task<(JsonDocument? Json, string Digest, ProblemHttpResult? Refusal)> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (!IsJson(request.ContentType))
        {
            return (null, "", Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported-media-type",
                "This content type is not read here.",
                "Send Content-Type: application/json, in UTF-8."));
        }

        var largest = limits.LargestRecordBytes;
        if (request.ContentLength > largest || await Bytes(request.Body, largest, cancellation) is not { } bytes)
        {
            return (null, "", Problems.Problem(
                StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large.", $"It may have at most {largest} bytes."));
        }

        var (json, refusal) = Parse(bytes);
        return (json, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), refusal);
    }

    private static (JsonDocument? Json, ProblemHttpResult? Refusal) Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.IsEmpty)
        {
            return (null, InvalidJson("The body is empty; a JSON object is needed."));
        }

        try
        {
            Strict.GetCharCount(bytes.Span);
            return (JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest }), null);
        }
        catch (DecoderFallbackException fault)
        {
            return (null, InvalidJson($"The body is not UTF-8: byte {fault.Index + 1} begins no character."));
        }
        catch (JsonException fault)
        {
            // The parser's own message ends with the place, counted from 0 and by bytes.
            var what = fault.Message.Split(" LineNumber:", 2)[0];
            return (null, InvalidJson($"Line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}: {what}"));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
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

    private static ProblemHttpResult InvalidJson(string detail) =>
        Problems.Problem(StatusCodes.Status400BadRequest, "invalid-json", "The body is not JSON.", detail);
}
