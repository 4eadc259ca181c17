using System.Runtime.CompilerServices;
using CoProduction.Functions.Access;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>Tells of changes, as a reader of the change feed.</summary>
public sealed class ChangeEvents(ChangeFeed feed, Visibility visibility, RecordKinds kinds, EventMaker events, TimeProvider time) : ITopicEvents
{
    private const int PageSize = 100;

    private static readonly RestartReason TooMuchHidden = new(
        "too-much-withdrawn", "Too many records were withdrawn from you before you were told of them. Start again from an export as JSON lines.");

    public WebhookTopic Topic => WebhookTopic.Changes;

    /// <summary>The place from which a webhook tells of changes that are made from now on.</summary>
    public async Task<ChangePlace> Now(Webhook webhook, CancellationToken cancellation) =>
        ChangePlace.At(await feed.Current(await visibility.Of(webhook.Reader, cancellation), cancellation));

    public async IAsyncEnumerable<NextEvent> Next(Webhook webhook, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var place = webhook.Changes!;
        while (true)
        {
            var reader = await visibility.Of(webhook.Reader, cancellation);
            if (place.Restart is null && Obstacle(place, reader) is { } obstacle)
            {
                // The new position is stored before anybody is told of it, so that whoever hears of it twice misses nothing.
                place = ChangePlace.At(await feed.Current(reader, cancellation)) with { Restart = NoteOf(obstacle, place) };
                yield return Step(place);
            }

            if (place.Restart is { } restart)
            {
                place = place with { Restart = null };
                yield return Step(place) with { Event = events.Of(webhook, restart) };
                continue;
            }

            var page = await feed.After(reader, place.Position, PageSize, cancellation);
            foreach (var change in page.Changes)
            {
                reader = await visibility.Of(webhook.Reader, cancellation);
                if (Obstacle(place, reader) is not null)
                {
                    break;
                }

                var told = await new CurrentRecords(kinds, visibility.ViewOf(reader)).Told(change, cancellation);
                (place, var isSaid) = Past(place, change, told);
                yield return isSaid ? Step(place) with { Event = events.Of(webhook, change, told!) } : Step(place);
            }

            if (!page.HasMore && Obstacle(place, reader) is null)
            {
                if (place.Day != page.Next.Day)
                {
                    yield return Step(place.Moved(page.Next));
                }

                yield break;
            }
        }
    }

    private static NextEvent Step(ChangePlace place) => new(null, webhook => webhook with { Changes = place });

    /// <summary>
    /// The place after a change, and whether it is said. A record that the subscriber may not see now, and was never told of, is not named; one that it was
    /// told of and may no longer see is named as withdrawn.
    /// </summary>
    private static (ChangePlace Place, bool IsSaid) Past(ChangePlace place, VisibleChange change, ChangeResponse? told)
    {
        var after = place.Moved(place.Position.Past(change));
        return change.Action switch
        {
            ChangeAction.Created when told is null => (after.WithUntold(change), false),
            ChangeAction.Created => (after.WithoutUntold(change), true),
            ChangeAction.Changed => (after, told is not null && !after.IsUntold(change)),
            _ => (after.WithoutUntold(change), !after.IsUntold(change)),
        };
    }

    /// <summary>Why the changes cannot be told from this place on; null where they can.</summary>
    private RestartReason? Obstacle(ChangePlace place, Reader reader) =>
        feed.IsExpired(place.Day) ? RestartReason.Of(FeedPositionProblem.Expired)
        : place.Sight != FeedPosition.SightOf(reader) ? RestartReason.Of(FeedPositionProblem.Outdated)
        : place.Untold.Count > ChangePlace.MostUntold ? TooMuchHidden
        : null;

    private RestartNote NoteOf(RestartReason reason, ChangePlace place) =>
        new($"restart-{place.Position.Token}", time.GetUtcNow(), reason.Code, reason.Detail);

    private sealed record RestartReason(string Code, string Detail)
    {
        public static RestartReason Of(ProblemKind kind) => new(kind.Code, kind.Meaning);
    }
}
