using System.Runtime.CompilerServices;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.GapReports.Sealing;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>Tells of questions that the subscriber's partner was not asked before. The list is looked at when the reports of a night are all published.</summary>
public sealed class QuestionEvents(PublishedReports published, PartnerQuestions questions, Visibility visibility, EventMaker events) : ITopicEvents
{
    public WebhookTopic Topic => WebhookTopic.Questions;

    /// <summary>The place from which a webhook tells of questions that are asked from its first look on.</summary>
    public async Task<QuestionPlace> Now(CancellationToken cancellation) =>
        new(await published.Nights(cancellation) is [var newest, ..] ? newest.Value : "", Known: null, []);

    public async IAsyncEnumerable<NextEvent> Next(Webhook webhook, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var place = webhook.Questions!;
        while (true)
        {
            var reader = await visibility.Of(webhook.Reader, cancellation);
            if (place.Untold.Count > 0)
            {
                if (await questions.Of(reader, cancellation) is not { } list)
                {
                    yield break;
                }

                var news = list with { Questions = [.. list.Questions.Where(question => place.Untold.Contains(question.Id))] };
                place = place.Past(news.Questions.Select(question => question.Id));
                yield return Step(place) with { Event = news.Questions.Count > 0 ? events.Of(webhook, place.Night, news) : null };
                continue;
            }

            var night = await published.Nights(cancellation) is [var newest, ..] && place.IsAhead(newest.Value) ? newest.Value : null;
            if ((place.Known is not null && night is null) || await questions.Ids(reader, cancellation) is not { } asked)
            {
                yield break;
            }

            // What is new is stored before it is told, so that an event that is sent again never holds more than before under the same id.
            place = place.Seen(night ?? place.Night, asked);
            yield return Step(place);
        }
    }

    private static NextEvent Step(QuestionPlace place) => new(null, webhook => webhook with { Questions = place });
}
