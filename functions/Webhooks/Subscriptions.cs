using CoProduction.Functions.Access;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Http;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Functions.Webhooks.Events;
using CoProduction.Functions.Webhooks.Signing;

namespace CoProduction.Functions.Webhooks;

/// <summary>Creates webhooks.</summary>
public sealed class Subscriptions(
    WebhookTable table, ReceiverNetwork network, ChangeEvents changes, ReportEvents reports, QuestionEvents questions,
    ChangeFeed feed, FeedPositions positions, Visibility visibility, WebhookOptions options, TimeProvider time)
{
    /// <summary>Whether the partner can have one more webhook.</summary>
    public async Task<bool> HasRoom(string partner, CancellationToken cancellation) => (await table.Of(partner, cancellation)).Count < options.MostPerPartner;

    /// <summary>Creates a webhook, which tells of what happens from now on, or of changes after a position.</summary>
    /// <param name="body">A body that has passed its validator.</param>
    /// <param name="caller">Who creates it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The webhook, or the faults of the body. Neither, if others were created meanwhile and the limit left no room for it.</returns>
    internal async Task<(Webhook? Made, IReadOnlyList<BodyFault> Faults)> Create(WebhookBody body, Caller caller, string id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var webhook = new Webhook
        {
            Id = id,
            Partner = caller.Partner.Value,
            By = caller.Author.Name,
            CreatedAt = now,
            Address = body.Address!,
            Topics = body.Told,
            Keys = [SigningKey.New(id, now)],
        };
        var (since, faults) = await Look(body, caller, cancellation);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        webhook = webhook with
        {
            Changes = !webhook.Topics.Contains(WebhookTopic.Changes) ? null
                : since is null ? await changes.Now(webhook, cancellation)
                : ChangePlace.At(since),
            Reports = webhook.Topics.Contains(WebhookTopic.Reports) ? await reports.Now(cancellation) : null,
            Jobs = webhook.Topics.Contains(WebhookTopic.Jobs) ? JobPlace.At(now) : null,
            Questions = webhook.Topics.Contains(WebhookTopic.Questions) ? await questions.Now(cancellation) : null,
        };
        return (await table.Add(webhook, cancellation) ? await Admit(webhook, cancellation) : await table.Find(webhook.Partner, id, cancellation), []);
    }

    /// <summary>Looks at what a body names. A text that breaks its type's rule is passed over: the rules of the body refuse it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The position after which changes are told; null if none is given. And what is wrong with it and with the address.</returns>
    internal async Task<(FeedPosition? Since, IReadOnlyList<BodyFault> Faults)> Look(WebhookBody body, Caller caller, CancellationToken cancellation)
    {
        var faults = new List<BodyFault>();
        if (ReceiverAddress.TryParse(body.Address, out var receiver) && await network.Refuses(receiver, cancellation))
        {
            faults.Add(new BodyFault("/address", ReceiverNetwork.Rule));
        }

        if (body.Since is null)
        {
            return (null, faults);
        }

        var token = FeedToken.Parse(body.Since);
        var position = token is null ? null : await positions.Find(token, cancellation);
        var reader = caller with { Roles = new HashSet<Role> { Role.Reader } };
        if (position is null || feed.IsExpired(position.Day))
        {
            faults.Add(new BodyFault("/since", "Must be a position of the last 90 days from an export or a page of changes of this register."));
        }
        else if (position.Sight != FeedPosition.SightOf(await visibility.Of(reader, cancellation)))
        {
            faults.Add(new BodyFault(
                "/since", "Is the position of another role, or from before your partner's memberships changed. A webhook sees what readers see: export with a token that lacks the role coordinator."));
        }

        return (position, faults);
    }

    /// <summary>Keeps a webhook only if there is room for it beside those that were created before or at the same time.</summary>
    private async Task<Webhook?> Admit(Webhook webhook, CancellationToken cancellation)
    {
        if ((await table.Of(webhook.Partner, cancellation)).Count <= options.MostPerPartner)
        {
            return webhook;
        }

        await table.Remove(webhook.Partner, webhook.Id, cancellation);
        return null;
    }
}
