using System.Net.Sockets;
using Azure;
using Azure.Identity;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http;

/// <summary>
/// The problems that any function can return, and the parts that all problems share (RFC 9457): a stable <c>code</c>, a <c>type</c> that
/// contains it, and the request's <c>correlationId</c>.
/// </summary>
public static partial class Problems
{
    private const string CorrelationMember = "correlationId";
    private const int RetryAfterSeconds = 5;

    public static readonly ProblemKind InternalError = new(
        "internal-error", StatusCodes.Status500InternalServerError, "Internal error",
        "The server failed. Its log has the cause under the correlation id.");

    public static readonly ProblemKind StorageUnavailable = new(
        "storage-unavailable", StatusCodes.Status503ServiceUnavailable, "Storage unavailable", "Storage does not respond. No change is confirmed.")
    {
        HasRetryAfter = true,
    };

    public static readonly ProblemKind RecordContended = new(
        "record-contended", StatusCodes.Status503ServiceUnavailable, "Record contended", "Other requests kept changing the record at the same time.")
    {
        HasRetryAfter = true,
    };

    public static readonly ProblemKind RecordTooLarge = new(
        "record-too-large", StatusCodes.Status413PayloadTooLarge, "Record too large", "The record's JSON has more than 200,000 characters.");

    /// <summary>
    /// Logs an exception that no function handled, and returns the problem for it. The problem reveals no internals. A caller that has gone
    /// away gets no problem.
    /// </summary>
    public static IResult For(Exception exception, HttpContext context)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems).FullName!);
        var correlation = Correlation.Begin(context);
        var path = context.Request.Path.Value;
        switch (exception)
        {
            case not null when IsCallerGone(exception, context):
                Log.CallerGone(logger, context.Request.Method, path, correlation);
                return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
            case BadHttpRequestException bad:
                Log.Unreadable(logger, context.Request.Method, path, correlation, bad.Message);
                return Unreadable(bad);
            case RecordTooLargeException large:
                Log.Unreadable(logger, context.Request.Method, path, correlation, large.Message);
                return RecordTooLarge.Answer(large.Message);
            case ContendedRecordException contended:
                Log.StorageAway(logger, context.Request.Method, path, correlation, contended);
                SetRetryAfter(context.Response);
                return RecordContended.Answer(contended.Message);
            case not null when IsStorageAway(exception):
                Log.StorageAway(logger, context.Request.Method, path, correlation, exception);
                SetRetryAfter(context.Response);
                return StorageUnavailable.Answer("Storage does not answer; no change is confirmed. Try again shortly.");
            default:
                Log.Failed(logger, context.Request.Method, path, correlation, exception);
                return InternalError.Answer("The program failed. Give the correlation id to the operator: the log has the cause under it.");
        }
    }

    /// <summary>Tells the caller when to try again.</summary>
    public static void SetRetryAfter(HttpResponse response) => response.Headers[HeaderNames.RetryAfter] = $"{RetryAfterSeconds}";

    /// <summary>Sets the correlation id of any problem, including the framework's own.</summary>
    internal static void Complete(ProblemDetailsContext problem)
    {
        problem.ProblemDetails.Extensions.Remove("traceId");
        problem.ProblemDetails.Extensions[CorrelationMember] = Correlation.Id(problem.HttpContext);
    }

    /// <summary>Whether the request ended because its caller closed the connection.</summary>
    internal static bool IsCallerGone(Exception exception, HttpContext context) => exception switch
    {
        ConnectionResetException or ConnectionAbortedException => true,
        _ when !context.RequestAborted.IsCancellationRequested => false,
        OperationCanceledException or IOException or BadHttpRequestException => true,
        AggregateException several => several.InnerExceptions.All(each => IsCallerGone(each, context)),
        RequestFailedException { InnerException: { } cause } => IsCallerGone(cause, context),
        _ => false,
    };

    /// <summary>Whether storage does not answer at the moment, so that trying again can help. The exception must not come of the caller's own cancellation.</summary>
    internal static bool IsStorageAway(Exception exception) => exception switch
    {
        // Status 0 means that no response arrived. A table or container that is being deleted can be created again within a minute.
        RequestFailedException failed =>
            failed.Status is 0 or 408 or 429 or >= 500 || failed.ErrorCode is { } code && (code.EndsWith("BeingDeleted", StringComparison.Ordinal) || code == "AccountBeingCreated"),
        AuthenticationFailedException or SocketException or TimeoutException or HttpIOException => true,

        // The storage clients cancel their own requests when these take too long.
        OperationCanceledException => true,
        AggregateException several => several.InnerExceptions.Any(IsStorageAway),
        HttpRequestException or IOException => exception.InnerException is { } cause && IsStorageAway(cause),
        _ => false,
    };

    private static ProblemHttpResult Unreadable(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => InvalidBodyProblem.BodyTooLarge.Answer("Send a smaller body."),
        StatusCodes.Status408RequestTimeout => InvalidBodyProblem.RequestTimeout.Answer("The body did not arrive in time. Send the request again."),
        StatusCodes.Status415UnsupportedMediaType =>
            InvalidBodyProblem.UnsupportedMediaType.Answer("This address does not accept the request's Content-Type."),
        _ => InvalidBodyProblem.BadRequest.Answer("The request breaks the rules of HTTP."),
    };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The caller of {Method} {Path} went away before the answer; correlation id {CorrelationId}. A write that had begun may be complete.")]
        public static partial void CallerGone(ILogger logger, string method, string? path, string correlationId);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed; correlation id {CorrelationId}.")]
        public static partial void Failed(ILogger logger, string method, string? path, string correlationId, Exception? fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} had no answer from storage; correlation id {CorrelationId}.")]
        public static partial void StorageAway(ILogger logger, string method, string? path, string correlationId, Exception fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} could not be read; correlation id {CorrelationId}. {Reason}")]
        public static partial void Unreadable(ILogger logger, string method, string? path, string correlationId, string reason);
    }
}
