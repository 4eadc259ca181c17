using System.Runtime.CompilerServices;
using CoProduction.Functions.Import.Jobs;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>Tells of the import jobs of the subscriber's partner that have ended.</summary>
public sealed class JobEvents(ImportJobs jobs, EventMaker events) : ITopicEvents
{
    public WebhookTopic Topic => WebhookTopic.Jobs;

    public async IAsyncEnumerable<NextEvent> Next(Webhook webhook, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var place = webhook.Jobs!;
        var ended = await jobs.EndedSince(webhook.Partner, place.Since, cancellation).Where(place.IsAhead).ToListAsync(cancellation);
        foreach (var job in ended.OrderBy(job => job.FinishedAt).ThenBy(job => job.Id, StringComparer.Ordinal))
        {
            var next = place = place.Past(job);
            yield return new NextEvent(events.Of(webhook, job), told => told with { Jobs = next });
        }
    }
}
