using CoProduction.Functions.Http;
using CoProduction.Functions.Webhooks.Delivery;

namespace CoProduction.Functions.Webhooks;

/// <summary>A webhook.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">pending: the receiver has not agreed yet; active; or suspended: nothing is delivered until it is resumed.</param>
/// <param name="Address">Where events are sent.</param>
/// <param name="Topics">What events tell of: changes, reports, jobs or questions.</param>
/// <param name="By">The handle of the caller who created it.</param>
/// <param name="CreatedAt">When (UTC) it was created.</param>
/// <param name="Keys">The keys that sign deliveries, the newest first.</param>
/// <param name="AllowedRate">The most deliveries a minute that the receiver has allowed; absent for any number.</param>
/// <param name="Delivered">How many events the receiver has accepted.</param>
/// <param name="Attempts">The last attempts, the newest first; at most 10.</param>
/// <param name="FailingSince">When (UTC) the first attempt failed of those since the last success; absent if the last one succeeded.</param>
/// <param name="NextAttemptAt">When (UTC) the next attempt follows; absent if nothing waits for a later time.</param>
/// <param name="SuspendedAt">When (UTC) it was suspended; absent if it is not.</param>
/// <param name="Reason">Why it is suspended; absent if it is not.</param>
/// <param name="Self">The absolute address of this webhook.</param>
public sealed record WebhookResponse(
    string Id,
    WebhookState State,
    string Address,
    IReadOnlyList<WebhookTopic> Topics,
    string By,
    DateTimeOffset CreatedAt,
    IReadOnlyList<SigningKeyResponse> Keys,
    int? AllowedRate,
    long Delivered,
    IReadOnlyList<DeliveryAttempt> Attempts,
    DateTimeOffset? FailingSince,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SuspendedAt,
    string? Reason,
    string Self)
{
    /// <summary>The subject that <see cref="By"/> stands for; absent if it was erased, and in answers to POST.</summary>
    public string? BySubject { get; init; }

    /// <summary>The secret of the newest key: whsec_ and Base64. Present only in the answer to the request that made the key. Keep it.</summary>
    public string? Secret { get; init; }

    internal static WebhookResponse Of(Webhook webhook, HttpRequest request, DateTimeOffset now) => new(
        webhook.Id,
        webhook.State,
        webhook.Address,
        webhook.Topics,
        webhook.By,
        webhook.CreatedAt,
        [.. webhook.KeysAt(now).Select(key => new SigningKeyResponse(key.Id, key.CreatedAt, key.EndsAt))],
        webhook.AllowedRate,
        webhook.Delivered,
        webhook.Attempts,
        webhook.FailingSince,
        webhook.NextAttemptAt,
        webhook.SuspendedAt,
        webhook.Reason,
        AddressOf(webhook, request));

    internal static string AddressOf(Webhook webhook, HttpRequest request) => Links.To(request, "webhooks", webhook.Id);
}

/// <summary>A key that signs deliveries. Its secret is shown only once.</summary>
/// <param name="Id">Names the key.</param>
/// <param name="CreatedAt">When (UTC) it was made.</param>
/// <param name="EndsAt">When (UTC) it stops signing, because a newer key replaces it; absent for the newest.</param>
public sealed record SigningKeyResponse(string Id, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);
