using System.Collections.Concurrent;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Tests.Simulation.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// Storage that follows scripts. A script belongs to a partner: it decides for each request that names the partner whether it is passed on, delayed, refused,
/// or cut before or after storage has carried it out.
/// </summary>
internal sealed class ScriptedStorage(MemoryStorage memory)
{
    private readonly MemoryStorage memory = memory;

    private readonly ConcurrentDictionary<string, Script> scripts = new(StringComparer.Ordinal);

    private int disturbed;

    /// <summary>How many requests were disturbed.</summary>
    public int Disturbed => disturbed;

    /// <summary>From now on, disturbs the requests that name a partner, as its seed says, until it is told to stop.</summary>
    public Script Disturb(string partner, int seed) => scripts[partner] = new Script(new Random(seed));

    /// <summary>Makes a program use this storage. Its clients try again at once.</summary>
    public void Use(IServiceCollection services) =>
        services
            .AddSingleton(new TableServiceClient(MemoryStorage.ConnectionString, Quick(new TableClientOptions(), new Disturbing(this))))
            .AddSingleton(new BlobServiceClient(MemoryStorage.ConnectionString, Quick(new BlobClientOptions(), new Disturbing(this))))
            .AddSingleton(new QueueServiceClient(MemoryStorage.ConnectionString, Quick(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, new Disturbing(this))))
            .AddSingleton<QueueAccounts>(_ => new QueueServiceClient(MemoryStorage.ConnectionString, Quick(new QueueClientOptions(), memory)));

    private static TOptions Quick<TOptions>(TOptions options, HttpMessageHandler transport)
        where TOptions : ClientOptions
    {
        options.Transport = new HttpClientTransport(new HttpClient(transport));
        (options.Retry.Mode, options.Retry.Delay, options.Retry.MaxRetries) = (RetryMode.Fixed, TimeSpan.FromMilliseconds(2), 2);
        return options;
    }

    private Script? ScriptOf(string request) => scripts.FirstOrDefault(script => request.Contains(script.Key, StringComparison.Ordinal)).Value;

    /// <summary>The disturbances of one seed.</summary>
    internal sealed class Script(Random random)
    {
        private readonly Lock guard = new();
        private bool isOver;

        public void Stop()
        {
            lock (guard)
            {
                isOver = true;
            }
        }

        public Disturbance Next()
        {
            lock (guard)
            {
                return isOver ? Disturbance.None : random.Next(100) switch
                {
                    < 4 => Disturbance.Refused,
                    < 8 => Disturbance.CutBefore,
                    < 13 => Disturbance.CutAfter,
                    < 18 => Disturbance.Delayed,
                    _ => Disturbance.None,
                };
            }
        }
    }

    private sealed class Disturbing(ScriptedStorage storage) : DelegatingHandler(storage.memory)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { Headers.ContentLength: > 0 and < 1_000_000 } ? await request.Content.ReadAsStringAsync(cancellationToken) : "";
            var disturbance = storage.ScriptOf($"{request.RequestUri} {body}")?.Next() ?? Disturbance.None;
            if (disturbance != Disturbance.None)
            {
                Interlocked.Increment(ref storage.disturbed);
            }

            switch (disturbance)
            {
                case Disturbance.Refused:
                    return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) };
                case Disturbance.CutBefore:
                    throw new HttpRequestException("The connection was cut before.", new IOException());
                case Disturbance.Delayed:
                    await Task.Delay(20, cancellationToken);
                    break;
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (disturbance != Disturbance.CutAfter)
            {
                return answer;
            }

            answer.Dispose();
            throw new HttpRequestException("The connection was cut after.", new IOException());
        }
    }
}

/// <summary>What happens to a request to storage.</summary>
internal enum Disturbance
{
    None,
    Refused,
    CutBefore,
    CutAfter,
    Delayed,
}
