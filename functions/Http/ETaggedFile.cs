using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http;

/// <summary>
/// A file download with an ETag: 200, or 304 without a body if the caller already has this version. The file is complete before the
/// response starts, so that a failure while writing is answered with a problem instead of half a file.
/// </summary>
public sealed class ETaggedFile : IResult, IStatusCodeHttpResult, IAsyncDisposable
{
    private readonly FileStream content;
    private readonly string contentType;
    private readonly string name;
    private readonly string etag;

    private ETaggedFile(FileStream content, string contentType, string name, string etag) =>
        (this.content, this.contentType, this.name, this.etag) = (content, contentType, name, etag);

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>Writes a file and computes its ETag.</summary>
    /// <param name="content">An empty file. It is closed after the response, or if writing fails.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="name">The file name that the response suggests.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancellation">Cancels hashing.</param>
    public static async Task<ETaggedFile> Write(
        FileStream content, string contentType, string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        try
        {
            await write(content);
            content.Position = 0;
            return new ETaggedFile(content, contentType, name, ETags.TagOf(await SHA256.HashDataAsync(content, cancellation)));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var closed = content;
        var response = httpContext.Response;
        if (ETags.IsKnown(httpContext, etag))
        {
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        content.Position = 0;
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();
}
