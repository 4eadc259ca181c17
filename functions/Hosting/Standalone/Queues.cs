using CoProduction.Functions.Catalog;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>Reads the queue of each queue function, with one listener each, while the program runs.</summary>
internal sealed class Queues(
    FunctionCatalog catalog, QueueAccounts accounts, FunctionInvoker invoker, TimeProvider time, ILogger<QueueListener> logger)
    : BackgroundService
{
    /// <summary>The name of the queue that takes the messages that failed too often. The Functions host gives it the same name.</summary>
    public static string PoisonOf(string queue) => $"{queue}-poison";

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(catalog.TriggeredBy<QueueFunctionTrigger>().Select(queue => Listener(queue.Function, queue.Trigger).RunAsync(stoppingToken)));

    private QueueListener Listener(FunctionDescriptor function, QueueFunctionTrigger trigger)
    {
        // The listener decodes messages itself, because the client would stop at the first message that is not Base64.
        var service = accounts(trigger.Connection);
        return new QueueListener(
            service.GetQueueClient(trigger.Queue),
            service.GetQueueClient(PoisonOf(trigger.Queue)),
            (message, cancellation) => invoker.RunAsync(function, message, cancellation),
            time,
            logger);
    }
}
