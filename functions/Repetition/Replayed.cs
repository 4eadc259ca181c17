using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.Repetition;

/// <summary>An answer that was given before, given again, and marked as such.</summary>
public sealed class Replayed(StoredAnswer answer) : IResult, IStatusCodeHttpResult
{
    public const string Header = "Idempotency-Replayed";

    public int? StatusCode => answer.Status;

    /// <summary>Says of an answer that it was given before.</summary>
    public static void Mark(HttpResponse response) => response.Headers[Header] = "true";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        Mark(response);
        if (answer.Location is { } location)
        {
            response.Headers.Location = location;
        }

        if (answer.ETag is { } etag)
        {
            Tagging.Mark(response, etag);
        }

        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
