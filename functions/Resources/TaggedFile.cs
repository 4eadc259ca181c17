using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Resources;

/// <summary>
/// A file with its ETag, to be saved under a name: 200, or 304 without a body where the caller says that it has this one. It is
/// written wholly before it is answered, so that what goes wrong until then is a problem and not half a file.
/// </summary>
public sealed class TaggedFile : IResult, IStatusCodeHttpResult, IAsyncDisposable
{
    private readonly FileStream content;
    private readonly string contentType;
    private readonly string name;
    private readonly string etag;

    private TaggedFile(FileStream content, string contentType, string name, string etag) =>
        (this.content, this.contentType, this.name, this.etag) = (content, contentType, name, etag);

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>Has a file written.</summary>
    /// <param name="content">An empty file, which is closed with the answer.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<TaggedFile> Write(
        FileStream content, string contentType, string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        try
        {
            await write(content);
            content.Position = 0;
            return new TaggedFile(content, contentType, name, Tagging.TagOf(await SHA256.HashDataAsync(content, cancellation)));
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
        if (Tagging.IsKnown(httpContext, etag))
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
