using CoProduction.Functions.Http;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>A subscription to the weekly report.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Recipients">Who gets the report, in the order given.</param>
/// <param name="Families">The families that the report tells of; empty for all.</param>
/// <param name="Products">The products that it tells of; empty for all of the families.</param>
/// <param name="Scenarios">The ids of the scenarios whose effect it tells.</param>
/// <param name="Language">How numbers and dates are written.</param>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Hour">The hour of that day in the time zone, 0 to 23.</param>
/// <param name="TimeZone">The time zone's name in the IANA database.</param>
/// <param name="Attachments">What the report brings along: figures, charts.</param>
/// <param name="Reminders">Whether a reminder of open questions and old records comes each month, too.</param>
/// <param name="Unsubscribed">How many recipients have unsubscribed. Their addresses are erased.</param>
/// <param name="By">The handle of the caller who created it.</param>
/// <param name="CreatedAt">When (UTC) it was created.</param>
/// <param name="Self">The absolute address of this subscription.</param>
public sealed record SubscriptionResponse(
    string Id,
    IReadOnlyList<RecipientResponse> Recipients,
    IReadOnlyList<string> Families,
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Scenarios,
    string Language,
    Weekday Weekday,
    int Hour,
    string TimeZone,
    IReadOnlyList<Enclosure> Attachments,
    bool Reminders,
    int Unsubscribed,
    string By,
    DateTimeOffset CreatedAt,
    string Self)
{
    /// <summary>The subject that <see cref="By"/> stands for; absent if it was erased, and in answers to POST and PUT.</summary>
    public string? BySubject { get; init; }

    internal static SubscriptionResponse Of(Subscription subscription, HttpRequest request) => new(
        subscription.Id,
        [.. subscription.Recipients.Select(RecipientResponse.Of)],
        subscription.Families,
        subscription.Products,
        subscription.Scenarios,
        subscription.Language,
        subscription.Schedule.Weekday,
        subscription.Schedule.Hour,
        subscription.Schedule.TimeZone,
        subscription.Attachments,
        subscription.Reminders,
        subscription.Unsubscribed,
        subscription.By,
        subscription.CreatedAt,
        Links.To(request, "subscriptions", subscription.Id));
}

/// <summary>Somebody who gets the report.</summary>
/// <param name="Id">Its id, by which the list of sends names it.</param>
/// <param name="Address">The address.</param>
/// <param name="State">pending: it is not confirmed, and gets nothing but the mail that asks for it; confirmed; or suspended: a mail system has refused it for good.</param>
/// <param name="AskedAt">When (UTC) the request to confirm it was made.</param>
/// <param name="ConfirmedAt">When (UTC) it was confirmed; absent if it was not.</param>
/// <param name="Reason">Why it is suspended; absent if it is not.</param>
public sealed record RecipientResponse(string Id, string Address, RecipientState State, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt, string? Reason)
{
    internal static RecipientResponse Of(Recipient recipient) =>
        new(recipient.Id, recipient.Address, recipient.State, recipient.AskedAt, recipient.ConfirmedAt, recipient.Reason);
}
