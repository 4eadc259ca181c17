namespace CoProduction.Functions.Http;

/// <summary>308 with the address of the record that has taken the place of the one asked for.</summary>
/// <param name="address">The absolute address of the successor.</param>
/// <param name="etag">The ETag of the record asked for, so that it can still be changed.</param>
public sealed class SuccessorRedirect(string address, string etag) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status308PermanentRedirect;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Marked as an answer with an ETag, it is private and asked for again: who may see the successor can change.
        ETags.Mark(httpContext.Response, etag);
        httpContext.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
