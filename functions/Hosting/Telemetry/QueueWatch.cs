using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Telemetry;

namespace CoProduction.Functions.Hosting.Telemetry;

/// <summary>Reads once a minute how many messages wait in each queue and its poison queue, and how long the oldest has waited.</summary>
internal sealed partial class QueueWatch : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly FunctionCatalog catalog;
    private readonly QueueAccounts accounts;
    private readonly TimeProvider time;
    private readonly ILogger<QueueWatch> logger;
    private volatile FrozenDictionary<string, State> states = FrozenDictionary<string, State>.Empty;

    public QueueWatch(FunctionCatalog catalog, QueueAccounts accounts, IMeterFactory meters, TimeProvider time, ILogger<QueueWatch> logger)
    {
        (this.catalog, this.accounts, this.time, this.logger) = (catalog, accounts, time, logger);
        var meter = meters.Create(Instruments.Name);
        meter.CreateObservableGauge("coproduction.queue.messages", () => Of(state => (long)state.Messages), "{message}", "Messages in a queue, hidden ones included.");
        meter.CreateObservableGauge("coproduction.queue.lag", () => Of(state => state.Lag.TotalSeconds), "s", "Age of the oldest message that waits in a queue.");
    }

    /// <summary>Reads all queues once.</summary>
    public async Task Read(CancellationToken cancellation)
    {
        var read = new Dictionary<string, State>();
        foreach (var (_, trigger) in catalog.TriggeredBy<QueueFunctionTrigger>())
        {
            var service = accounts(trigger.Connection);
            foreach (var name in new[] { trigger.Queue, Standalone.Queues.PoisonOf(trigger.Queue) })
            {
                read[name] = await Read(service.GetQueueClient(name), cancellation);
            }
        }

        states = read.ToFrozenDictionary();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Read(stoppingToken);
            }
#pragma warning disable CA1031 // Telemetry must not end the program. While the queues cannot be read, they have no figures.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                states = FrozenDictionary<string, State>.Empty;
                Log.NotRead(logger, fault);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<State> Read(QueueClient queue, CancellationToken cancellation)
    {
        try
        {
            QueueProperties properties = await queue.GetPropertiesAsync(cancellation);
            PeekedMessage[] oldest = await queue.PeekMessagesAsync(1, cancellation);
            return new State(
                properties.ApproximateMessagesCount,
                oldest is [{ InsertedOn: { } inserted }] && time.GetUtcNow() - inserted is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // Its first message creates it.
            return new State(0, TimeSpan.Zero);
        }
    }

    private IEnumerable<Measurement<T>> Of<T>(Func<State, T> figure)
        where T : struct =>
        states.Select(queue => new Measurement<T>(figure(queue.Value), KeyValuePair.Create<string, object?>("queue", queue.Key)));

    /// <param name="Messages">The messages in the queue, about.</param>
    /// <param name="Lag">How long ago the oldest message that can be read was sent; 0 if there is none.</param>
    private sealed record State(int Messages, TimeSpan Lag);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The queues cannot be read, so their lengths are not reported. Check that storage can be reached.")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
