using CoProduction.Functions.Http;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Idempotency;

/// <summary>Repeats an earlier answer, and marks it as repeated.</summary>
public sealed class Replayed(StoredAnswer answer) : IResult, IStatusCodeHttpResult
{
    public const string Header = "Idempotency-Replayed";

    public int? StatusCode => answer.Status;

    /// <summary>Marks an answer as repeated.</summary>
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
            ETags.Mark(response, etag);
        }

        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
