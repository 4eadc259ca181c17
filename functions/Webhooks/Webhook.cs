using CoProduction.Functions.Access;
using CoProduction.Functions.Webhooks.Delivery;
using CoProduction.Functions.Webhooks.Events;
using CoProduction.Functions.Webhooks.Signing;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Webhooks;

/// <summary>A subscription of a partner, as it is stored.</summary>
public sealed record Webhook
{
    /// <summary>How many attempts are kept.</summary>
    internal const int MostAttempts = 10;

    /// <summary>32 hexadecimal digits; newer webhooks come last in ordinal order.</summary>
    public required string Id { get; init; }

    /// <summary>The partner of the caller who created it.</summary>
    public required string Partner { get; init; }

    /// <summary>The handle of that caller.</summary>
    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where events are sent, as the caller wrote it.</summary>
    public required string Address { get; init; }

    public required IReadOnlyList<WebhookTopic> Topics { get; init; }

    /// <summary>The keys, the newest first.</summary>
    public required IReadOnlyList<SigningKey> Keys { get; init; }

    public WebhookState State { get; init; } = WebhookState.Pending;

    /// <summary>The most deliveries a minute that the receiver has allowed; null for any number.</summary>
    public int? AllowedRate { get; init; }

    /// <summary>Nothing is sent before this moment (UTC); null where nothing speaks against sending now.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When (UTC) the first attempt failed of those since the last success; null where the last attempt succeeded.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many attempts have failed since the last success.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>Why it is suspended, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The last attempts, the newest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>How many events the receiver has accepted.</summary>
    public long Delivered { get; init; }

    /// <summary>How far changes were told; null if the webhook does not tell of them.</summary>
    public ChangePlace? Changes { get; init; }

    /// <summary>How far reports were told; null if the webhook does not tell of them.</summary>
    public ReportPlace? Reports { get; init; }

    /// <summary>How far jobs were told; null if the webhook does not tell of them.</summary>
    public JobPlace? Jobs { get; init; }

    /// <summary>Which questions were told; null if the webhook does not tell of them.</summary>
    public QuestionPlace? Questions { get; init; }

    /// <summary>Counts its runs from 1. A run that has lost the webhook to a later one stores nothing any more.</summary>
    public int Run { get; init; }

    /// <summary>Until when (UTC) the latest run has the webhook for itself; null where it has ended.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>An ordinary reader of the partner: whatever the role of who created the webhook, it tells no more.</summary>
    internal Caller Reader => new(Parsed.As<CountryCode>(Partner), Subject: null, new HashSet<Role> { Role.Reader });

    /// <summary>Whether something can be sent now.</summary>
    internal bool IsDue(DateTimeOffset now) => State != WebhookState.Suspended && (NextAttemptAt is null || NextAttemptAt <= now);

    /// <summary>Whether a look at what there is to tell makes sense: no receiver that fails is asked before its time.</summary>
    internal bool HasTurn(DateTimeOffset now) => IsDue(now) || (State == WebhookState.Active && Failures == 0);

    /// <summary>Whether a run has it for itself.</summary>
    internal bool IsHeld(DateTimeOffset now) => HeldUntil > now;

    /// <summary>The keys that sign at a moment, the newest first.</summary>
    internal IEnumerable<SigningKey> KeysAt(DateTimeOffset now) => Keys.Where(key => key.EndsAt is null || key.EndsAt > now);

    /// <summary>The webhook with a new key. The former one signs as well for the overlap, and any older one no longer.</summary>
    internal Webhook Rolled(SigningKey next) =>
        Keys.Any(key => key.Id == next.Id) ? this : this with { Keys = [next, Keys[0] with { EndsAt = next.CreatedAt + SigningKey.Overlap }] };

    /// <summary>The webhook as somebody resumes it: the receiver is asked again and at once, and events follow where they stopped.</summary>
    internal Webhook Resumed() => Recovered() with
    {
        State = State == WebhookState.Suspended ? WebhookState.Pending : State,
        SuspendedAt = null,
        Reason = null,
    };

    /// <summary>The webhook without failures.</summary>
    internal Webhook Recovered() => this with { FailingSince = null, Failures = 0, NextAttemptAt = null };

    internal Webhook Suspended(DateTimeOffset now, string reason) =>
        this with { State = WebhookState.Suspended, SuspendedAt = now, Reason = reason, NextAttemptAt = null };

    /// <summary>The webhook after an attempt.</summary>
    internal Webhook After(DeliveryAttempt attempt) => this with { Attempts = [attempt, .. Attempts.Take(MostAttempts - 1)] };
}
