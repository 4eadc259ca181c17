using CoProduction.Functions.Access;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Mail.Subscriptions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Mail.Consent;

/// <summary>Takes the answers of people who get mail, who have no token. GET changes nothing, because mail systems follow links to look at them.</summary>
public sealed class LinkFunctions(MailLinks links, LinkKeys keys, Departures departures, SubscriptionTable subscriptions, TimeProvider time)
{
    private const string Confirming = "api/v1/mail/confirm/{token}";
    private const string Leaving = "api/v1/mail/unsubscribe/{token}";

    /// <summary>Ask whether to confirm an address.</summary>
    /// <remarks>Returns a page with a button. The link is in the mail that asks for it.</remarks>
    /// <response code="200">The page.</response>
    /// <response code="404">A page that says that the link does not work.</response>
    [AllowAnonymous]
    [Function("GetMailConfirmation")]
    public async Task<Results<MailPage, UnknownLinkPage>> AskToConfirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Confirming)] HttpRequest request, string token, CancellationToken cancellation) =>
        await links.Read(LinkPurpose.Confirm, token, cancellation) is var (subscription, recipient)
            ? recipient.State == RecipientState.Pending
                ? new MailPage("Get the weekly gap report?", $"The ministry of {subscription.Partner} asks for it to be sent to {recipient.Address}.", "Yes, send it")
                : Confirmed(recipient)
            : new UnknownLinkPage();

    /// <summary>Confirm an address.</summary>
    /// <remarks>From now on, the address gets the reports that are due.</remarks>
    /// <response code="200">A page that says so.</response>
    /// <response code="404">A page that says that the link does not work.</response>
    [AllowAnonymous]
    [Function("ConfirmMail")]
    public async Task<Results<MailPage, UnknownLinkPage>> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Confirming)] HttpRequest request, string token, CancellationToken cancellation)
    {
        if (await links.Read(LinkPurpose.Confirm, token, cancellation) is not var (subscription, recipient))
        {
            return new UnknownLinkPage();
        }

        var now = time.GetUtcNow();
        var changed = await subscriptions.Change(subscription, latest => latest.With(recipient.Id, one => one.Confirmed(now)), cancellation);
        return changed?.Find(recipient.Id) is { } confirmed ? Confirmed(confirmed) : new UnknownLinkPage();
    }

    /// <summary>Ask whether to unsubscribe.</summary>
    /// <remarks>Returns a page with a button. The link is in every report.</remarks>
    /// <response code="200">The page.</response>
    /// <response code="404">A page that says that the link does not work.</response>
    [AllowAnonymous]
    [Function("GetMailUnsubscription")]
    public async Task<Results<MailPage, UnknownLinkPage>> AskToLeave(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Leaving)] HttpRequest request, string token, CancellationToken cancellation) =>
        await links.Read(LinkPurpose.Unsubscribe, token, cancellation) is var (subscription, recipient)
            ? new MailPage("Stop the weekly gap report?", $"{recipient.Address} gets it from the ministry of {subscription.Partner}. Its address is erased.", "Stop it")
            : new UnknownLinkPage();

    /// <summary>Unsubscribe.</summary>
    /// <remarks>Erases the address. Mail programs send this by themselves when their reader asks for it (RFC 8058).</remarks>
    /// <response code="200">A page that says so.</response>
    /// <response code="404">A page that says that the link does not work.</response>
    [AllowAnonymous]
    [Function("UnsubscribeMail")]
    public async Task<Results<MailPage, UnknownLinkPage>> Leave(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Leaving)] HttpRequest request, string token, CancellationToken cancellation)
    {
        if (await links.Read(LinkPurpose.Unsubscribe, token, cancellation) is not var (subscription, recipient))
        {
            return new UnknownLinkPage();
        }

        await departures.Unsubscribe(subscription, recipient.Id, cancellation);
        return new MailPage("Stopped.", "No more reports are sent to you, and your address is erased.");
    }

    /// <summary>Roll the key that signs links in mails.</summary>
    /// <remarks>
    /// Makes a new key. The links that the former one signed work for 90 more days; those of any older one end at once, so after a leak roll twice. Only operators roll it.
    /// </remarks>
    /// <response code="204">New links are signed with the new key.</response>
    [Function("RollMailKey")]
    public async Task<Results<NoContent, ForbiddenProblem>> Roll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/mail/roll-key")] HttpRequest request, CancellationToken cancellation)
    {
        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem("Only operators roll the key that signs links in mails.");
        }

        await keys.Roll(cancellation);
        return TypedResults.NoContent();
    }

    private static MailPage Confirmed(Recipient recipient) => new("Confirmed.", $"The weekly gap report is sent to {recipient.Address}. Each has a link to stop it.");
}
