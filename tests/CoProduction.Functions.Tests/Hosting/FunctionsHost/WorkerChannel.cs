using System.Collections.Concurrent;
using System.Threading.Channels;
using CoProduction.Functions.Tests.Hosting.FunctionsHost.Protocol;
using Grpc.Core;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The host's end of the stream to one worker.</summary>
internal sealed class WorkerChannel(WorkerLog log) : FunctionRpc.FunctionRpcBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> awaited = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool ended;

    /// <summary>Completes when the worker has opened the stream and identified itself.</summary>
    public Task Started => started.Task;

    /// <summary>Sends a message that has no response.</summary>
    public void Send(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <summary>Sends a message and waits for its response.</summary>
    /// <exception cref="WorkerFailedException">The worker stopped, or took longer than a minute.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var answer = awaited.GetOrAdd(message.RequestId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        Send(message);
        if (ended)
        {
            Forsake();
        }

        try
        {
            return await answer.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new WorkerFailedException($"The worker has not answered the {message.ContentCase} after {Patience}.", log);
        }
        finally
        {
            awaited.TryRemove(message.RequestId, out _);
        }
    }

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var writing = WriteAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Hear(message);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // A worker does not close the stream when it ends.
        }

        ended = true;
        outgoing.Writer.TryComplete();
        Forsake();
        await writing;
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> responses, CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellation))
            {
                await responses.WriteAsync(message, cancellation);
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The reading side sees that the worker is gone.
        }
    }

    private void Hear(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                started.TrySetResult();
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                log.Add(message.RpcLog);
                break;
            default:
                if (awaited.TryGetValue(message.RequestId, out var answer))
                {
                    answer.TrySetResult(message);
                }

                break;
        }
    }

    private void Forsake()
    {
        foreach (var answer in awaited.Values)
        {
            answer.TrySetException(new WorkerFailedException("The worker went away without an answer.", log));
        }
    }
}
