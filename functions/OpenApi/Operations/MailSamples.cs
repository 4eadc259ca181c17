using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Example responses of the weekly mail.</summary>
internal static class MailSamples
{
    private const string Id = "0193f0c2a1b27c3d8e4f5a6b7c8d9e0f";
    private const string RecipientId = "0193f0c2a1b27c3d8e4f5a6b7c8d9e10";

    private static readonly string Address = TextShapes.ExampleOf(typeof(MailAddress));

    public static SubscriptionBody Body { get; } = new()
    {
        Recipients = [Address, "jan.kowalski@mod.example"],
        Families = ["artillery-155"],
        Scenarios = ["us-withdraws"],
        Language = "pl",
        Weekday = "monday",
        Hour = 8,
        TimeZone = TextShapes.ExampleOf(typeof(TimeZoneName)),
        Attachments = ["figures", "charts"],
    };

    public static SubscriptionResponse Subscription { get; } = new(
        Id,
        [new RecipientResponse(RecipientId, Address, RecipientState.Confirmed, Samples.Moment, Samples.Moment.AddHours(1), Reason: null)],
        ["artillery-155"],
        [],
        ["us-withdraws"],
        "pl",
        Weekday.Monday,
        8,
        TextShapes.ExampleOf(typeof(TimeZoneName)),
        [Enclosure.Figures, Enclosure.Charts],
        Reminders: true,
        Unsubscribed: 0,
        Samples.Handle,
        Samples.Moment,
        $"{Samples.Host}/api/v1/subscriptions/{Id}");

    public static Listing<SubscriptionResponse> Subscriptions { get; } = new([Subscription], null);

    public static SendingResponse Sending { get; } = new($"by-hand-{Id}", "20261123T020000Z", 2, $"{Samples.Host}/api/v1/subscriptions/{Id}/sends");

    public static Listing<SendResponse> Sends { get; } = new(
        [
            new SendResponse(
                RecipientId,
                "2026-W48",
                "20261123T020000Z",
                "6b86b273ff34fce19d6b804eff5a3f57@coproduction.example",
                SendState.Accepted,
                Samples.Moment.AddHours(5),
                NextAttemptAt: null,
                Failures: 1,
                [
                    new SendAttempt(Samples.Moment.AddHours(5).AddSeconds(7), HandoverResult.Accepted, "2.0.0 Ok: queued"),
                    new SendAttempt(Samples.Moment.AddHours(5).AddSeconds(2), HandoverResult.Deferred, "451 4.3.0 Try again later"),
                ]),
        ],
        null);

    public const string Text = "UNCLASSIFIED // REL TO EVERYONE\n\nMunitions gap report for Poland, 23 Nov 2026\nGoals: 0 reached, 1 open, 3 missed.\n";

    public static ErasureBody Erasure { get; } = new() { Address = Address };

    public static ErasureResponse Erased { get; } = new(2);

    public static SubscriptionCountsResponse Counts { get; } = new([new PartnerSubscriptionsResponse("POL", 1, 0, 2, 0, 1)]);
}
