using System.Reflection;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Access.Reads;

/// <summary>Logs requests to functions that are marked <see cref="LoggedReadAttribute"/>. What cannot be logged is not answered.</summary>
internal sealed partial class ReadLogging(ReadLog log, TimeProvider time, ILogger<ReadLogging> logger) : IRequestRule
{
    public async ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function?.IsDefined(typeof(LoggedReadAttribute)) != true || context.Features.Get<Caller>() is not { } caller)
        {
            return null;
        }

        var request = context.Request;
        var read = new LoggedRead(
            time.GetUtcNow(),
            caller.Partner.Value,
            caller.Author.Name,
            function.GetCustomAttribute<FunctionAttribute>()!.Name,
            request.Method,
            LoggedAddress.Of(request),
            Correlation.Id(context));
        try
        {
            await log.Keep(read, context.RequestAborted);
            return null;
        }
#pragma warning disable CA1031 // Whatever the cause, nothing is told that is not logged.
        catch (Exception fault) when (!Problems.IsCallerGone(fault, context))
#pragma warning restore CA1031
        {
            Log.NotLogged(logger, read.Operation, read.CorrelationId, fault);
            Problems.SetRetryAfter(context.Response);
            return Problems.StorageUnavailable.Answer("The request could not be logged, and is not answered without. Try again shortly.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "A request to {Operation} could not be logged and was not answered; correlation id {CorrelationId}. Check that the table of reads can be written.")]
        public static partial void NotLogged(ILogger logger, string operation, string correlationId, Exception fault);
    }
}
