using System.Net.Sockets;
using Azure;
using Azure.Identity;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// What every problem that the program answers has in common: RFC 9457, with a stable <c>code</c>, a <c>type</c> made of it, and
/// the request's <c>correlationId</c>.
/// </summary>
public static partial class Problems
{
    private const string CodeMember = "code";
    private const string CorrelationMember = "correlationId";
    private const int RetryAfterSeconds = 5;

    /// <summary>A problem with a code that clients can rely on.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="code">Lower case words with dashes; never changes once published.</param>
    /// <param name="title">The same for each occurrence.</param>
    /// <param name="detail">What happened this time, and what to do; null where the title says it all.</param>
    /// <param name="members">Further members of the problem; null for none.</param>
    public static ProblemHttpResult Problem(
        int status, string code, string title, string? detail = null, IEnumerable<KeyValuePair<string, object?>>? members = null)
        => TypedResults.Problem(
            detail: detail,
            statusCode: status,
            title: title,
            type: $"urn:coproduction:problem:{code}",
            extensions: [new(CodeMember, code), .. members ?? []]);

    /// <summary>Nothing is found here, or nothing that this caller may see.</summary>
    public static ProblemHttpResult NotFound() => Problem(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address.");

    /// <summary>
    /// Logs an exception that a function let through, and gives the answer to it, which tells nothing of the program's insides.
    /// </summary>
    public static ProblemHttpResult For(Exception exception, HttpContext context)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems).FullName!);
        var correlation = Correlation.Begin(context);
        var path = context.Request.Path.Value;
        switch (exception)
        {
            case BadHttpRequestException bad:
                Log.Unreadable(logger, context.Request.Method, path, correlation, bad);
                return Unreadable(bad);
            case RecordTooLargeException large:
                Log.Unreadable(logger, context.Request.Method, path, correlation, large);
                return Problem(StatusCodes.Status413PayloadTooLarge, "record-too-large", "The record is too large to be kept.", large.Message);
            case ContendedRecordException contended:
                Log.StorageAway(logger, context.Request.Method, path, correlation, contended);
                context.Response.Headers[HeaderNames.RetryAfter] = $"{RetryAfterSeconds}";
                return Problem(StatusCodes.Status503ServiceUnavailable, "record-contended", "Others keep changing this record.", contended.Message);
            case not null when IsStorageAway(exception):
                Log.StorageAway(logger, context.Request.Method, path, correlation, exception);
                context.Response.Headers[HeaderNames.RetryAfter] = $"{RetryAfterSeconds}";
                return Problem(
                    StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "Storage does not answer.", "Nothing is known to have changed. Try again shortly.");
            default:
                Log.Failed(logger, context.Request.Method, path, correlation, exception);
                return Problem(
                    StatusCodes.Status500InternalServerError, "internal-error", "The program failed.", "The correlation id leads to the cause in the log.");
        }
    }

    /// <summary>Puts the correlation id on a problem, whoever made it.</summary>
    internal static void Complete(ProblemDetailsContext problem)
    {
        problem.ProblemDetails.Extensions.Remove("traceId");
        problem.ProblemDetails.Extensions[CorrelationMember] = Correlation.Id(problem.HttpContext);
    }

    internal static bool IsStorageAway(Exception exception) => exception switch
    {
        // Status 0: no answer came at all.
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        AuthenticationFailedException or SocketException or TimeoutException => true,
        AggregateException several => several.InnerExceptions.Any(IsStorageAway),
        HttpRequestException or TaskCanceledException => exception.InnerException is { } cause && IsStorageAway(cause),
        _ => false,
    };

    private static ProblemHttpResult Unreadable(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Problem(bad.StatusCode, "body-too-large", "The body is too large."),
        StatusCodes.Status408RequestTimeout => Problem(bad.StatusCode, "request-timeout", "The body did not arrive in time."),
        StatusCodes.Status415UnsupportedMediaType => Problem(bad.StatusCode, "unsupported-media-type", "This content type is not read here."),
        _ => Problem(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be read."),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed; correlation id {CorrelationId}.")]
        public static partial void Failed(ILogger logger, string method, string? path, string correlationId, Exception? fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} had no answer from storage; correlation id {CorrelationId}.")]
        public static partial void StorageAway(ILogger logger, string method, string? path, string correlationId, Exception fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} could not be read; correlation id {CorrelationId}.")]
        public static partial void Unreadable(ILogger logger, string method, string? path, string correlationId, Exception fault);
    }
}
