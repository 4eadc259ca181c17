using System.Globalization;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Mail.Templates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>Shows what a subscription sends, sends it now, and tells what was sent.</summary>
public sealed class SendFunctions(
    SubscriptionTable subscriptions, SubscriptionChanges changes, SendLedger ledger, MailWriter writer, PublishedReports published, IdempotencyKeys keys, TimeProvider time)
{
    private const string Route = SubscriptionFunctions.Route + "/{id}";

    // A preview goes to nobody, so that its link stops nothing.
    private const string NoLink = "about:blank#preview";
    private const string NoAddress = "preview@coproduction.invalid";

    /// <summary>Preview the report of a subscription.</summary>
    /// <remarks>Returns the report of the newest night as it would be sent now to the first recipient, as HTML. Only contributors and coordinators of its partner may ask.</remarks>
    /// <response code="200">The report.</response>
    [LoggedRead]
    [Function("PreviewSubscription")]
    public Task<Results<ETaggedText, ForbiddenProblem, NotFoundProblem, NoReportProblem>> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/preview")] HttpRequest request, string id, CancellationToken cancellation) =>
        Show(
            request,
            id,
            (_, rendered) =>
            {
                // The pictures of a mail travel with it; here they stand in the page.
                var html = rendered.Images.Aggregate(rendered.Html, (text, image) => text.Replace($"cid:{image.ContentId}", $"data:image/png;base64,{Convert.ToBase64String(image.Png.Span)}", StringComparison.Ordinal));
                request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
                return new ETaggedText(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
            },
            cancellation);

    /// <summary>Preview the report of a subscription as text.</summary>
    /// <remarks>Returns the part of the same mail that is plain text, at most 78 characters wide.</remarks>
    /// <response code="200">The report.</response>
    [LoggedRead]
    [Function("PreviewSubscriptionText")]
    public Task<Results<ETaggedText, ForbiddenProblem, NotFoundProblem, NoReportProblem>> PreviewText(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/preview/text")] HttpRequest request, string id, CancellationToken cancellation) =>
        Show(request, id, (_, rendered) => new ETaggedText(rendered.Text), cancellation);

    /// <summary>Preview the report of a subscription as a mail.</summary>
    /// <remarks>Returns the whole mail as a file that mail programs open, to an address that does not exist.</remarks>
    /// <response code="200">The mail.</response>
    [LoggedRead]
    [Function("PreviewSubscriptionMail")]
    public Task<Results<ETaggedText, ForbiddenProblem, NotFoundProblem, NoReportProblem>> PreviewMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/preview/eml")] HttpRequest request, string id, CancellationToken cancellation) =>
        Show(
            request,
            id,
            (night, rendered) =>
            {
                using var content = new MemoryStream();
                writer.Report(new SharedMail(rendered), NoLink, NoAddress, $"preview-{id}@coproduction.invalid", night.ComputedAt).WriteTo(content, cancellation);
                return new ETaggedText(content.ToArray(), "message/rfc822");
            },
            cancellation);

    /// <summary>Send a report now.</summary>
    /// <remarks>
    /// Sends the report of the newest night to every recipient who has confirmed its address, whatever the schedule says. The `Idempotency-Key` is required: with the
    /// same key nothing is sent twice. Only contributors and coordinators of its partner send it.
    /// </remarks>
    /// <response code="202">It is being sent. The list of sends tells what becomes of it.</response>
    [Function("SendSubscription")]
    public async Task<Results<Accepted<SendingResponse>, ForbiddenProblem, NotFoundProblem, IdempotencyProblem, NoReportProblem>> SendNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/send")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (SubscriptionFunctions.Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is not { } subscription)
        {
            return new NotFoundProblem();
        }

        if (request.Headers[IdempotencyKeys.Header].Count == 0)
        {
            return IdempotencyProblem.Missing();
        }

        var attempt = await keys.Reserve(request, digest: "", cancellation);
        if (attempt is not Attempt.First { Slot: { } slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (await published.Nights(cancellation) is not [var night, ..])
        {
            return new NoReportProblem();
        }

        var occasion = Occasion.Asked(SlotId.Of(slot, time.GetUtcNow()));
        var list = $"{Links.To(request, "subscriptions", id)}/sends";
        var sends = await changes.SendNow(subscription, night.Value, occasion, cancellation);
        return TypedResults.Accepted(list, new SendingResponse(occasion, sends is [var first, ..] ? first.Night! : night.Value, sends.Count, list));
    }

    /// <summary>List what a subscription has sent.</summary>
    /// <remarks>
    /// Returns the messages of a subscription, the newest first: what became of each, and what the mail system answered. Recipients are named by their ids. Only
    /// contributors and coordinators of its partner may ask.
    /// </remarks>
    /// <response code="200">One page of messages.</response>
    [Function("ListSends")]
    public async Task<Results<ETagged<Listing<SendResponse>>, InvalidQueryProblem, ForbiddenProblem, NotFoundProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/sends")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, skipped) = (query.PageSize, query.AfterCount());
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (SubscriptionFunctions.Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is null)
        {
            return new NotFoundProblem();
        }

        var rest = (await ledger.All(id, cancellation)).OrderByDescending(send => send.PlannedAt).ThenBy(send => send.Recipient, StringComparer.Ordinal).Skip(skipped).ToArray();
        return new ETagged<Listing<SendResponse>>(new Listing<SendResponse>(
            [.. rest.Take(size).Select(SendResponse.Of)],
            rest.Length > size ? Links.Next(request, Query.Cursor((skipped + size).ToString(CultureInfo.InvariantCulture))) : null));
    }

    private async Task<Results<ETaggedText, ForbiddenProblem, NotFoundProblem, NoReportProblem>> Show(
        HttpRequest request, string id, Func<GapReportId, RenderedMail, ETaggedText> show, CancellationToken cancellation)
    {
        if (SubscriptionFunctions.Refusal(request) is { } forbidden)
        {
            return forbidden;
        }

        if (await Find(request, id, cancellation) is not { } subscription)
        {
            return new NotFoundProblem();
        }

        var last = subscription.Recipients is [var first, ..] ? (await ledger.LastNights(id, cancellation)).GetValueOrDefault(first.Id) : null;
        return await published.Nights(cancellation) is [var night, ..]
            && await writer.NewDesk().Of(subscription, night, GapReportId.TryParse(last, out var before) ? before : null, cancellation) is { } briefing
            ? show(night, BriefingTemplates.Render(briefing, writer.LinksOf(night, NoLink)))
            : new NoReportProblem();
    }

    private async Task<Subscription?> Find(HttpRequest request, string id, CancellationToken cancellation) =>
        SlotId.Is(id) ? await subscriptions.Find(Caller.Of(request).Partner.Value, id, cancellation) : null;
}
