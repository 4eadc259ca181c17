using System.Runtime.CompilerServices;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Sealing;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>Tells of nights whose reports are all published, if one was published for the subscriber.</summary>
public sealed class ReportEvents(PublishedReports published, Visibility visibility, EventMaker events) : ITopicEvents
{
    public WebhookTopic Topic => WebhookTopic.Reports;

    /// <summary>The place from which a webhook tells of nights that are complete from now on.</summary>
    public async Task<ReportPlace> Now(CancellationToken cancellation) =>
        new(await published.Nights(cancellation) is [var newest, ..] ? newest.Value : "", []);

    public async IAsyncEnumerable<NextEvent> Next(Webhook webhook, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var place = webhook.Reports!;
        foreach (var night in (await published.Nights(cancellation)).Where(night => place.IsAhead(night.Value)).Reverse().ToArray())
        {
            var next = place = place.Past(night.Value);
            var reader = await visibility.Of(webhook.Reader, cancellation);
            var isReadable = await published.Find(night, reader, cancellation) is not null;
            yield return new NextEvent(isReadable ? events.Of(webhook, night) : null, told => told with { Reports = next });
        }
    }
}
