using System.Security.Cryptography;
using System.Text;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>One message to one recipient on one occasion, as the ledger keeps it. It says nothing of the address.</summary>
public sealed record Send
{
    /// <summary>How many attempts are kept.</summary>
    internal const int MostAttempts = 10;

    private const int MessageIdBytes = 16;

    /// <summary>How long an attempt has the message for itself: longer than any carrier takes.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(6);

    /// <summary>The subscription's id.</summary>
    public required string Subscription { get; init; }

    /// <summary>The recipient's id.</summary>
    public required string Recipient { get; init; }

    /// <summary>What it is sent for: a week such as <c>2026-W49</c>, or another <see cref="Sending.Occasion"/>.</summary>
    public required string Occasion { get; init; }

    /// <summary>The id of the night whose report it holds; null for a request to confirm an address.</summary>
    public string? Night { get; init; }

    /// <summary>Its Message-ID, which all copies have.</summary>
    public required string MessageId { get; init; }

    /// <summary>When (UTC) it was planned, which is its date.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    public SendState State { get; init; } = SendState.Planned;

    /// <summary>Nothing is tried before this moment (UTC); null where nothing speaks against trying now.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When (UTC) the first attempt failed; null if none has.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many attempts have failed.</summary>
    public int Failures { get; init; }

    /// <summary>Names the latest attempt. One that has lost the message to a later one stores nothing any more.</summary>
    public string? Attempt { get; init; }

    /// <summary>Until when (UTC) the latest attempt has the message for itself; null where it has ended.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The last attempts, the newest first.</summary>
    public IReadOnlyList<SendAttempt> Attempts { get; init; } = [];

    internal bool IsOpen => State is SendState.Planned or SendState.Sending or SendState.Waiting;

    /// <summary>A message that is to be sent.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="occasion">What it is sent for.</param>
    /// <param name="night">The night whose report it holds; null for none.</param>
    /// <param name="host">The host name of its Message-ID.</param>
    /// <param name="now">The moment.</param>
    internal static Send Planned(Subscription subscription, Recipient recipient, string occasion, string? night, string host, DateTimeOffset now) => new()
    {
        Subscription = subscription.Id,
        Recipient = recipient.Id,
        Occasion = occasion,
        Night = night,
        MessageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{subscription.Id} {recipient.Id} {occasion}")).AsSpan(0, MessageIdBytes))}@{host}",
        PlannedAt = now,
    };

    /// <summary>The request to confirm the address of a recipient.</summary>
    internal static Send Confirmation(Subscription subscription, Recipient recipient, string host) =>
        Planned(subscription, recipient, Sending.Occasion.Confirmation, night: null, host, recipient.AskedAt);

    /// <summary>Whether an attempt can be made now.</summary>
    internal bool IsDue(DateTimeOffset now) => State switch
    {
        SendState.Planned => true,
        SendState.Waiting => NextAttemptAt is null || NextAttemptAt <= now,
        SendState.Sending => HeldUntil <= now,
        _ => false,
    };

    /// <summary>The message as an attempt takes it. One that ended without a word may have handed it over.</summary>
    internal Send Taken(string attempt, DateTimeOffset now) => (State == SendState.Sending ? After(new SendAttempt(now, HandoverResult.Uncertain, "The program ended while it handed the message over.")) : this) with
    {
        State = SendState.Sending,
        Attempt = attempt,
        HeldUntil = now + Hold,
        NextAttemptAt = null,
    };

    /// <summary>The message after an attempt that has ended.</summary>
    internal Send Ended(Handover handover, DateTimeOffset now)
    {
        var ended = After(new SendAttempt(now, handover.Result, handover.Detail)) with { HeldUntil = null };
        switch (handover.Result)
        {
            case HandoverResult.Accepted:
                return ended with { State = SendState.Accepted };
            case HandoverResult.Refused or HandoverResult.AddressRefused:
                return ended with { State = SendState.Refused };
            default:
                var (since, failures) = (FailingSince ?? now, Failures + 1);
                var end = since + RetryPauses.Patience;
                if (now >= end)
                {
                    return ended with { State = SendState.Abandoned, FailingSince = since, Failures = failures };
                }

                var pause = RetryPauses.After(MessageId, failures);
                var next = now + (handover.RetryAfter > pause ? handover.RetryAfter.Value : pause);
                return ended with { State = SendState.Waiting, FailingSince = since, Failures = failures, NextAttemptAt = next < end ? next : end };
        }
    }

    private Send After(SendAttempt attempt) => this with { Attempts = [attempt, .. Attempts.Take(MostAttempts - 1)] };
}

/// <summary>One attempt to hand a message over.</summary>
/// <param name="At">When (UTC) it ended.</param>
/// <param name="Result">accepted; deferred: it is tried again; uncertain: the mail system's answer was lost, and a copy with the same Message-ID follows; refused, or address-refused.</param>
/// <param name="Detail">What the mail system answered, without the address; absent where it said nothing.</param>
public sealed record SendAttempt(DateTimeOffset At, HandoverResult Result, string? Detail);

/// <summary>The state of a message.</summary>
public enum SendState
{
    /// <summary>It is to be sent.</summary>
    Planned,

    /// <summary>An attempt is under way, or its program has ended.</summary>
    Sending,

    /// <summary>An attempt has failed, and another follows.</summary>
    Waiting,

    /// <summary>The mail system has taken it.</summary>
    Accepted,

    /// <summary>The mail system has refused it for good.</summary>
    Refused,

    /// <summary>Attempts have failed for two days, and none follows.</summary>
    Abandoned,

    /// <summary>Its recipient has gone, or may not get it any more, and it was not sent.</summary>
    Dropped,
}
