using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Http;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Telemetry;
using CoProduction.Functions.Tests.Simulation.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// Storage that follows the script of a seed. What a writer asks for, it carries out in the turns of the script, and for each request the script decides whether it is
/// passed on, delayed, refused, or cut before or after storage has carried it out. What programs do by themselves passes undisturbed, but for the run of a job,
/// which belongs to the writer who sent it.
/// </summary>
internal sealed class ScriptedStorage : IAsyncDisposable
{
    private readonly MemoryStorage memory;
    private readonly int seed;
    private readonly Turns turns;
    private readonly ActivityListener runs;

    // Of each writer, how many requests of a kind there were.
    private readonly ConcurrentDictionary<(int Writer, string Kind), int> counts = new();

    // The writer of a job, by the job's id, and by the trace of a program's run of it.
    private readonly ConcurrentDictionary<string, int> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ActivityTraceId, int> traces = new();

    // The last request of each writer to a program.
    private readonly ConcurrentDictionary<int, string> acts = new();

    private int disturbed;
    private volatile bool isOver;

    public ScriptedStorage(MemoryStorage memory, int seed, int writers)
    {
        (this.memory, this.seed) = (memory, seed);
        turns = new Turns(new Random(seed), writers);
        runs = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Instruments.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(runs);
    }

    /// <summary>How many requests were disturbed.</summary>
    public int Disturbed => disturbed;

    /// <summary>The correlation id that a writer's request to the program must have.</summary>
    public static string CorrelationOf(int writer, int number) => string.Create(CultureInfo.InvariantCulture, $"writer-{writer}-{number}");

    /// <summary>From now on, the writers send requests.</summary>
    public void Begin() => turns.Begin();

    /// <summary>The writer sends nothing more.</summary>
    public void End(int writer) => turns.End(writer);

    /// <summary>From now on, passes everything on at once.</summary>
    public void Stop() => isOver = true;

    public async ValueTask DisposeAsync()
    {
        runs.Dispose();
        await turns.DisposeAsync();
    }

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

    /// <summary>Whose request it is; null for what programs do by themselves.</summary>
    private int? WriterOf(string request)
    {
        if (Correlation.Current is { } id)
        {
            return id.Split('-') is ["writer", var writer, _] ? int.Parse(writer, CultureInfo.InvariantCulture) : null;
        }

        if (Activity.Current is not { } run)
        {
            return null;
        }

        if (traces.TryGetValue(run.TraceId, out var known))
        {
            return known;
        }

        return jobs.FirstOrDefault(job => request.Contains(job.Key, StringComparison.Ordinal)) is { Key: not null } found ? traces.GetOrAdd(run.TraceId, found.Value) : null;
    }

    /// <summary>Carries out a writer's request in its turn.</summary>
    private async Task<HttpResponseMessage> Carry(
        int writer, HttpRequestMessage request, string body, Func<Task<HttpResponseMessage>> pass, CancellationToken cancellation)
    {
        var address = request.RequestUri!;
        var name = address.AbsolutePath.Split('/', '(')[1];
        if (IsLook(writer, request, name))
        {
            return await pass();
        }

        if (name == ImportMessages.Name && request.Method == HttpMethod.Post)
        {
            jobs[JobOf(body)] = writer;
            turns.Await(writer, isRun: true);
        }
        else if (Correlation.Current is not { } act || acts.GetValueOrDefault(writer) != act)
        {
            // The job runs, or the writer does something else.
            turns.Await(writer, isRun: false);
            acts[writer] = Correlation.Current ?? "";
        }

        using var turn = await turns.Take(writer, $"{request.Method} {address}", cancellation);
        var disturbance = Next(writer, $"{request.Method} {name}");
        switch (disturbance)
        {
            case Disturbance.Refused:
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) };
            case Disturbance.CutBefore:
                throw new HttpRequestException("The connection was cut before.", new IOException());
            case Disturbance.Delayed:
                await Task.Delay(20, cancellation);
                break;
        }

        var answer = await pass();
        if (disturbance != Disturbance.CutAfter)
        {
            return answer;
        }

        answer.Dispose();
        throw new HttpRequestException("The connection was cut after.", new IOException());
    }

    /// <summary>What happens to the next request of this kind of the writer.</summary>
    private Disturbance Next(int writer, string kind)
    {
        var count = counts.AddOrUpdate((writer, kind), 1, (_, count) => count + 1);
        var disturbance = new Random(Hash($"{seed} {writer} {kind} {count}")).Next(100) switch
        {
            < 4 => Disturbance.Refused,
            < 8 => Disturbance.CutBefore,
            < 13 => Disturbance.CutAfter,
            < 18 => Disturbance.Delayed,
            _ => Disturbance.None,
        };
        if (disturbance != Disturbance.None)
        {
            Interlocked.Increment(ref disturbed);
        }

        return disturbance;
    }

    private static int Hash(string text) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether it is one of the requests whose number depends on how long a job takes: looks at the job, and renewals of its leases.</summary>
    private bool IsLook(int writer, HttpRequestMessage request, string name) =>
        (Correlation.Current is not null && request.Method == HttpMethod.Get && name.EndsWith("Jobs", StringComparison.Ordinal) && jobs.Values.Contains(writer))
        || (request.Headers.TryGetValues("x-ms-lease-action", out var action) && action.Contains("renew"));

    /// <summary>The job that a message asks to run.</summary>
    private static string JobOf(string message)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(XElement.Parse(message).Element("MessageText")!.Value));
        return JsonSerializer.Deserialize<ImportMessage>(text, RecordJson.Options)!.Id;
    }

    private sealed class Disturbing(ScriptedStorage storage) : DelegatingHandler(storage.memory)
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendAsync(request, cancellationToken).GetAwaiter().GetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { Headers.ContentLength: > 0 and < 1_000_000 } ? await request.Content.ReadAsStringAsync(cancellationToken) : "";
            if (storage.isOver || storage.WriterOf($"{request.RequestUri} {body}") is not { } writer)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            return await storage.Carry(writer, request, body, () => base.SendAsync(request, cancellationToken), cancellationToken);
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
