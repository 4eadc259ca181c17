namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>How many people get the weekly report.</summary>
/// <param name="Partners">The partners that have subscriptions.</param>
public sealed record SubscriptionCountsResponse(IReadOnlyList<PartnerSubscriptionsResponse> Partners);

/// <summary>The subscriptions of one partner.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Subscriptions">How many it has.</param>
/// <param name="Pending">How many addresses are not confirmed.</param>
/// <param name="Confirmed">How many get reports.</param>
/// <param name="Suspended">How many a mail system has refused for good.</param>
/// <param name="Unsubscribed">How many have unsubscribed.</param>
public sealed record PartnerSubscriptionsResponse(string Partner, int Subscriptions, int Pending, int Confirmed, int Suspended, int Unsubscribed)
{
    internal static PartnerSubscriptionsResponse Of(string partner, IReadOnlyCollection<Subscription> subscriptions) => new(
        partner,
        subscriptions.Count,
        In(RecipientState.Pending, subscriptions),
        In(RecipientState.Confirmed, subscriptions),
        In(RecipientState.Suspended, subscriptions),
        subscriptions.Sum(one => one.Unsubscribed));

    private static int In(RecipientState state, IEnumerable<Subscription> subscriptions) =>
        subscriptions.Sum(one => one.Recipients.Count(recipient => recipient.State == state));
}
