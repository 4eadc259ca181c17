using System.Collections.Concurrent;
using System.Net.Sockets;
using Azure;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Http.Middleware;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Functions of every kind, in the shape of the program's own.</summary>
public sealed class SampleFunctions(SampleLog log)
{
    public const string FailingText = "fail";

    [Function("GetSample")]
    public async Task<Results<Ok<Sample>, NotFound>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", Route = "samples/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        await log.HearAsync(cancellation);
        return id == "none" ? TypedResults.NotFound() : TypedResults.Ok(new Sample(id, request.Method));
    }

    [Deprecated("2027-01-01", "2027-07-01")]
    [Function("GetOldSample")]
    public static Task<Ok<Sample>> GetOld([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "old-samples")] HttpRequest request) =>
        Task.FromResult(TypedResults.Ok(new Sample("old", request.Method)));

    [Function("FailSample")]
    public static Task<IResult> Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "failures/{kind}")] HttpRequest request, string kind)
        => throw (kind switch
        {
            "bug" => new InvalidOperationException("secret of the program"),
            "away" => new RequestFailedException(503, "secret of the storage"),
            "silent" => new AggregateException(new RequestFailedException(0, "secret of the network")),
            "throttled" => new RequestFailedException(429, "secret of the storage"),
            "timeout" => new TaskCanceledException("secret of the pipeline", new TaskCanceledException("secret of the socket", new IOException("secret"))),
            "timeouts" => new AggregateException(new TaskCanceledException("secret of the pipeline"), new TaskCanceledException("secret of the pipeline")),
            "refused" => new RequestFailedException(0, "secret", null, new HttpRequestException("secret", new SocketException((int)SocketError.ConnectionRefused))),
            "cut" => new HttpIOException(HttpRequestError.ResponseEnded, "secret of the network"),
            "reset" => new IOException("secret of the network", new SocketException((int)SocketError.ConnectionReset)),
            "deleting" => new RequestFailedException(409, "secret of the storage", "ContainerBeingDeleted", null),
            "key" => new RequestFailedException(403, "secret of the storage", "AuthenticationFailed", null),
            "file" => new FileNotFoundException("secret of the disk"),
            "large" => new BadHttpRequestException("secret of the server", StatusCodes.Status413PayloadTooLarge),
            _ => new BadHttpRequestException($"secret of {request.Path}"),
        });

    [Function("TickSample")]
    [DefaultSchedule("0 0 2 * * *")]
    public Task Tick([TimerTrigger("%TickSample%")] TimerInfo timer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return log.HearAsync(timer);
    }

    [Function("TakeSample")]
    public Task Take([QueueTrigger("samples")] string message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return log.HearAsync(message);
    }
}

public sealed record Sample(string Id, string Method);

/// <summary>Records the inputs of the sample timers and queue functions, and runs an action for each.</summary>
public sealed class SampleLog
{
    public ConcurrentQueue<object> Heard { get; } = [];

    /// <summary>The action of a run.</summary>
    public Func<object, Task> Then { get; set; } = heard => heard is SampleFunctions.FailingText
        ? Task.FromException(new InvalidOperationException("secret of the function"))
        : Task.CompletedTask;

    public Task HearAsync(object what)
    {
        Heard.Enqueue(what);
        return Then(what);
    }
}
