using System.Collections.Concurrent;
using System.Threading.Channels;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>
/// Asks for deliveries as soon as this program has written something to tell of, at most once a second. If the program ends before it has asked, the timer
/// (<see cref="DeliveryFunctions"/>) does.
/// </summary>
internal sealed partial class WebhookWake(
    RegisterTable register, PublishedReports published, ImportJobs jobs, WebhookDelivery delivery, TimeProvider time, ILogger<WebhookWake> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<WebhookTopic, bool> written = [];

    // Who notes something while there is news already adds nothing to it.
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        register.Heads.Noted += NoteChanges;
        published.Completed += NoteReports;
        jobs.Ended += NoteJobs;
        try
        {
            while (true)
            {
                await news.Reader.ReadAsync(stoppingToken);
                await Wake(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            register.Heads.Noted -= NoteChanges;
            published.Completed -= NoteReports;
            jobs.Ended -= NoteJobs;
        }
    }

    private void NoteChanges() => Note(WebhookTopic.Changes);

    private void NoteReports()
    {
        Note(WebhookTopic.Reports);
        Note(WebhookTopic.Questions);
    }

    private void NoteJobs() => Note(WebhookTopic.Jobs);

    private void Note(WebhookTopic topic)
    {
        if (written.TryAdd(topic, true))
        {
            news.Writer.TryWrite(true);
        }
    }

    private async Task Wake(CancellationToken cancellation)
    {
        var topics = written.Keys.ToHashSet();
        foreach (var topic in topics)
        {
            written.TryRemove(topic, out _);
        }

        try
        {
            await delivery.Wake(topics, cancellation);
        }
#pragma warning disable CA1031 // Storage may be unavailable; the timer asks again, and the log has the cause.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not ask for deliveries to webhooks. The timer asks again within a minute; check that storage is available if this repeats.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
