using System.Security.Cryptography;
using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>The subscriptions of the caller's partner to the weekly report.</summary>
public sealed class SubscriptionFunctions(
    SubscriptionTable subscriptions, SubscriptionChanges changes, Departures departures, RequestBody bodies, IdempotencyKeys keys, KnownPeople people, TimeProvider time)
{
    internal const string Route = "api/v1/subscriptions";

    private static readonly SubscriptionBody.Validator Validator = new();

    /// <summary>List subscriptions.</summary>
    /// <remarks>Returns the subscriptions of the caller's partner to the weekly report, oldest first, in pages. Only contributors and coordinators may ask.</remarks>
    /// <response code="200">One page of subscriptions.</response>
    [Function("ListSubscriptions")]
    public async Task<Results<ETagged<Listing<SubscriptionResponse>>, InvalidQueryProblem, ForbiddenProblem>> List(
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

        var rest = (await subscriptions.Of(Caller.Of(request).Partner.Value, cancellation)).Where(one => string.CompareOrdinal(one.Id, place) > 0);
        var page = ListPage.Of(rest, size, one => one.Id, request);
        var subjects = await people.SubjectsIn(page.Items.Select(one => one.By), cancellation);
        return new ETagged<Listing<SubscriptionResponse>>(new Listing<SubscriptionResponse>(
            [.. page.Items.Select(one => SubscriptionResponse.Of(one, request) with { BySubject = subjects.Of(one.By) })], page.NextLink));
    }

    /// <summary>Get a subscription.</summary>
    /// <remarks>Returns the subscription with its recipients. The ETag identifies the version. Only contributors and coordinators of its partner may ask.</remarks>
    /// <response code="200">The subscription.</response>
    [Function("GetSubscription")]
    public async Task<Results<ETagged<SubscriptionResponse>, ForbiddenProblem, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is not { } subscription)
        {
            return new NotFoundProblem();
        }

        var subjects = await people.SubjectsIn([subscription.By], cancellation);
        return new ETagged<SubscriptionResponse>(SubscriptionResponse.Of(subscription, request) with { BySubject = subjects.Of(subscription.By) }, TagOf(subscription));
    }

    /// <summary>Subscribe to the weekly report.</summary>
    /// <remarks>
    /// Each address gets a mail that asks to confirm it, and nothing else until somebody has followed the link in that mail. From then on it gets the gap report once
    /// a week, with what readers of the caller's partner may see. Only contributors and coordinators subscribe.
    /// </remarks>
    /// <response code="201">The subscription.</response>
    [Function("CreateSubscription")]
    public async Task<Results<Created<SubscriptionResponse>, ForbiddenProblem, IdempotencyProblem, InvalidBodyProblem, SubscriptionProblem>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        var caller = Caller.Of(request);
        var (body, digest, invalid) = await Read(request, caller, cancellation);
        if (body is null)
        {
            return invalid!;
        }

        var attempt = await keys.Reserve(request, digest, cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        // The id follows from the key, so that a repeated request finds what the first one made, and no address is kept elsewhere.
        var id = SlotId.Of(slot, time.GetUtcNow());
        var made = slot is null ? null : await subscriptions.Find(caller.Partner.Value, id, cancellation);
        if (made is not null)
        {
            Replayed.Mark(request.HttpContext.Response);
        }
        else if (!await changes.HasRoom(caller.Partner.Value, cancellation))
        {
            return new SubscriptionProblem();
        }

        made ??= await changes.Create(body, caller.Partner.Value, caller.Author, id, cancellation);
        var answer = SubscriptionResponse.Of(made, request);
        ETags.Mark(request.HttpContext.Response, TagOf(made));
        return TypedResults.Created(answer.Self, answer);
    }

    /// <summary>Change a subscription.</summary>
    /// <remarks>
    /// Recipients who stay keep their state. New ones are asked to confirm their address, and those who are left out are erased. After a new schedule, the first report
    /// is the one that is due next. Only contributors and coordinators of its partner change it.
    /// </remarks>
    /// <response code="200">The subscription.</response>
    [Function("ReplaceSubscription")]
    public async Task<Results<Ok<SubscriptionResponse>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidBodyProblem>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        if (await Find(request, id, cancellation) is not { } subscription)
        {
            return new NotFoundProblem();
        }

        var (body, _, invalid) = await Read(request, Caller.Of(request), cancellation);
        if (body is null)
        {
            return invalid!;
        }

        if (await changes.Replace(subscription, body, latest => match.Holds(TagOf(latest)), cancellation) is not { } changed)
        {
            return await Find(request, id, cancellation) is null ? new NotFoundProblem() : PreconditionProblem.OtherVersion();
        }

        ETags.Mark(request.HttpContext.Response, TagOf(changed));
        return TypedResults.Ok(SubscriptionResponse.Of(changed, request));
    }

    /// <summary>Delete a subscription.</summary>
    /// <remarks>Erases its addresses and the list of what was sent to them. Only contributors and coordinators of its partner delete it.</remarks>
    /// <response code="204">There is no such subscription any more.</response>
    [Function("DeleteSubscription")]
    public async Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        if (await Find(request, id, cancellation) is not { } subscription)
        {
            return new NotFoundProblem();
        }

        if (!match.Holds(TagOf(subscription)))
        {
            return PreconditionProblem.OtherVersion();
        }

        await departures.Delete(subscription, cancellation);
        return TypedResults.NoContent();
    }

    internal static ForbiddenProblem? Refusal(HttpRequest request) =>
        Caller.Of(request).MayWriteAnything ? null : new ForbiddenProblem("Only contributors and coordinators manage the subscriptions of their partner.");

    /// <summary>The version of a subscription: it changes with what was asked for and with the state of a recipient, and not with what was planned.</summary>
    private static string TagOf(Subscription subscription) =>
        ETags.TagOf(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(subscription with { PlannedWeek = null, RemindedMonth = null }, RecordJson.Options)));

    private async Task<Subscription?> Find(HttpRequest request, string id, CancellationToken cancellation) =>
        SlotId.Is(id) ? await subscriptions.Find(Caller.Of(request).Partner.Value, id, cancellation) : null;

    /// <summary>Reads the body, and refuses what its partner does not see.</summary>
    private async Task<(SubscriptionBody? Body, string Digest, InvalidBodyProblem? Refusal)> Read(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var (json, digest, unreadable) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return (null, "", unreadable);
        }

        using (json)
        {
            var (body, faults) = BodyCheck.Read(json.RootElement, Validator);
            faults = body is null ? faults : BodyFault.Join(faults, await changes.Unknown(body, caller, cancellation));
            return faults.Count > 0 ? (null, "", new InvalidBodyProblem(faults)) : (body, digest, null);
        }
    }
}
