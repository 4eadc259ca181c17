using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using CoProduction.Functions.Webhooks.Delivery;
using CoProduction.Functions.Webhooks.Signing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Webhooks;

/// <summary>The webhooks of the caller's partner.</summary>
public sealed class WebhookFunctions(
    WebhookTable webhooks, Subscriptions subscriptions, WebhookMessages queue, RequestBody bodies, IdempotencyKeys keys, KnownPeople people, WebhookOptions options, TimeProvider time)
{
    private const string Route = "api/v1/webhooks";

    private static readonly WebhookBodyValidator Validator = new();

    /// <summary>List webhooks.</summary>
    /// <remarks>Returns the webhooks of the caller's partner, oldest first, in pages. Only contributors and coordinators may ask.</remarks>
    /// <response code="200">One page of webhooks.</response>
    [Function("ListWebhooks")]
    public async Task<Results<ETagged<Listing<WebhookResponse>>, InvalidQueryProblem, ForbiddenProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place) = (query.PageSize, query.AfterPlace(SlotId.Is));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        var rest = (await webhooks.Of(Caller.Of(request).Partner.Value, cancellation)).Where(webhook => string.CompareOrdinal(webhook.Id, place) > 0);
        var page = ListPage.Of(rest, size, webhook => webhook.Id, request);
        var subjects = await people.SubjectsIn(page.Items.Select(webhook => webhook.By), cancellation);
        return new ETagged<Listing<WebhookResponse>>(new Listing<WebhookResponse>(
            [.. page.Items.Select(webhook => Shown(webhook, request) with { BySubject = subjects.Of(webhook.By) })], page.NextLink));
    }

    /// <summary>Get a webhook.</summary>
    /// <remarks>Returns the webhook with its last attempts. Only contributors and coordinators may ask.</remarks>
    /// <response code="200">The webhook.</response>
    [Function("GetWebhook")]
    public async Task<Results<ETagged<WebhookResponse>, ForbiddenProblem, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is not { } webhook)
        {
            return new NotFoundProblem();
        }

        var subjects = await people.SubjectsIn([webhook.By], cancellation);
        return new ETagged<WebhookResponse>(Shown(webhook, request) with { BySubject = subjects.Of(webhook.By) });
    }

    /// <summary>Subscribe.</summary>
    /// <remarks>
    /// Events are sent to the address as CloudEvents 1.0 (JSON, structured), once the receiver has agreed: it answers an OPTIONS request that has
    /// `WebHook-Request-Origin` with the same origin in `WebHook-Allowed-Origin`. The answer has the secret of the key that signs every delivery; it is shown only
    /// once. Each event holds what readers of the caller's partner may see when it is sent. Only contributors and coordinators subscribe.
    /// </remarks>
    /// <response code="201">The webhook, with the secret of its key. The receiver is asked now.</response>
    [Function("CreateWebhook")]
    public async Task<Results<Created<WebhookResponse>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidBodyProblem, WebhookProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        var (json, digest, unreadable) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return unreadable!;
        }

        WebhookBody body;
        IReadOnlyList<BodyFault> faults;
        using (json)
        {
            (body, faults) = BodyCheck.Read(json.RootElement, Validator);
        }

        if (faults.Count > 0)
        {
            return new InvalidBodyProblem(body is null ? faults : BodyFault.Join(faults, (await subscriptions.Look(body, Caller.Of(request), cancellation)).Faults));
        }

        var attempt = await keys.Reserve(request, digest, cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (slot is not null && await keys.Kept(slot.Value, cancellation) is { } before)
        {
            return new Replayed(before);
        }

        var (caller, id) = (Caller.Of(request), SlotId.Of(slot, time.GetUtcNow()));
        var webhook = slot is null ? null : await webhooks.Find(caller.Partner.Value, id, cancellation);
        if (webhook is null)
        {
            if (!await subscriptions.HasRoom(caller.Partner.Value, cancellation))
            {
                return WebhookProblem.TooMany(options.MostPerPartner);
            }

            (webhook, faults) = await subscriptions.Create(body, caller, id, cancellation);
        }

        if (webhook is null)
        {
            return faults.Count > 0 ? new InvalidBodyProblem(faults) : WebhookProblem.TooMany(options.MostPerPartner);
        }

        await queue.Send(webhook, after: null, cancellation);
        var made = Shown(webhook, request) with { Secret = webhook.Keys[0].Secret };
        return await Repeated(slot, StatusCodes.Status201Created, made, cancellation) is { } again ? again : TypedResults.Created(made.Self, made);
    }

    /// <summary>Delete a webhook.</summary>
    /// <remarks>
    /// Nothing more is delivered; a delivery that is under way may still arrive. A webhook never changes by a request other than those that say so, and needs no
    /// `If-Match`. Only contributors and coordinators delete webhooks.
    /// </remarks>
    /// <response code="204">There is no such webhook any more.</response>
    [Function("DeleteWebhook")]
    public async Task<Results<NoContent, ForbiddenProblem, NotFoundProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is not { } webhook)
        {
            return new NotFoundProblem();
        }

        await webhooks.Remove(webhook.Partner, webhook.Id, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Roll the key of a webhook.</summary>
    /// <remarks>
    /// Makes a new key. For 24 hours, the former key signs every delivery as well; any older one stops at once. The answer has the new secret, which is shown only
    /// once. Only contributors and coordinators roll keys.
    /// </remarks>
    /// <response code="200">The webhook, with the secret of its new key.</response>
    [Function("RollWebhookKey")]
    public Task<Results<Ok<WebhookResponse>, Replayed, ForbiddenProblem, NotFoundProblem, IdempotencyProblem>> Roll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/roll-key")] HttpRequest request, string id, CancellationToken cancellation) =>
        Change(
            request,
            id,
            (webhook, slot) =>
            {
                var now = time.GetUtcNow();
                return webhook.Rolled(SigningKey.New(SlotId.Of(slot, now), now));
            },
            webhook => Shown(webhook, request) with { Secret = webhook.Keys[0].Secret },
            cancellation);

    /// <summary>Resume a webhook.</summary>
    /// <remarks>
    /// Delivers again where it stopped: a suspended webhook first asks its receiver again, and one that is failing tries at once. Only contributors and coordinators
    /// resume webhooks.
    /// </remarks>
    /// <response code="200">The webhook.</response>
    [Function("ResumeWebhook")]
    public Task<Results<Ok<WebhookResponse>, Replayed, ForbiddenProblem, NotFoundProblem, IdempotencyProblem>> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/resume")] HttpRequest request, string id, CancellationToken cancellation) =>
        Change(request, id, (webhook, _) => webhook.Resumed(), webhook => Shown(webhook, request), cancellation);

    private async Task<Results<Ok<WebhookResponse>, Replayed, ForbiddenProblem, NotFoundProblem, IdempotencyProblem>> Change(
        HttpRequest request, string id, Func<Webhook, Guid?, Webhook> change, Func<Webhook, WebhookResponse> show, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is not { } webhook)
        {
            return new NotFoundProblem();
        }

        var attempt = await keys.Reserve(request, digest: "", cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (slot is not null && await keys.Kept(slot.Value, cancellation) is { } before)
        {
            return new Replayed(before);
        }

        if (await webhooks.Change(webhook, latest => change(latest, slot), cancellation) is not { } changed)
        {
            return new NotFoundProblem();
        }

        await queue.Send(changed, after: null, cancellation);
        var answer = show(changed);
        return await Repeated(slot, StatusCodes.Status200OK, answer, cancellation) is { } again ? again : TypedResults.Ok(answer);
    }

    /// <summary>Keeps the answer to a request with a key. Returns the answer that the same request got at the same time; null if there is none.</summary>
    private async Task<Replayed?> Repeated(Guid? slot, int status, WebhookResponse answer, CancellationToken cancellation)
    {
        if (slot is null)
        {
            return null;
        }

        var own = new StoredAnswer(status, status == StatusCodes.Status201Created ? answer.Self : null, ETag: null, JsonSerializer.Serialize(answer, RecordJson.Options));
        return await keys.Keep(slot.Value, own, cancellation) is var kept && kept != own ? new Replayed(kept) : null;
    }

    private static ForbiddenProblem? Refusal(HttpRequest request) =>
        Caller.Of(request).MayWriteAnything ? null : new ForbiddenProblem("Only contributors and coordinators manage the webhooks of their partner.");

    private async Task<Webhook?> Find(HttpRequest request, string id, CancellationToken cancellation) =>
        SlotId.Is(id) ? await webhooks.Find(Caller.Of(request).Partner.Value, id, cancellation) : null;

    private WebhookResponse Shown(Webhook webhook, HttpRequest request) => WebhookResponse.Of(webhook, request, time.GetUtcNow());
}
