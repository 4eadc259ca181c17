using System.Globalization;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Store;
using CoProduction.Functions.Telemetry;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>
/// Plans the messages that are due, and sends those that are planned. Any program can continue what another has begun: the ledger says what is left.
/// </summary>
public sealed partial class MailRun(
    SubscriptionTable subscriptions,
    SendLedger ledger,
    MailWriter writer,
    PublishedReports published,
    IMailCarrier carrier,
    MailMessages queue,
    PublicAddress address,
    TimeProvider time,
    ILogger<MailRun> logger)
{
    // The Functions host ends a run after five minutes.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

    // An attempt has a message for itself for longer than that.
    private static readonly TimeSpan LongestHandover = TimeSpan.FromMinutes(4);

    // The timer comes every quarter of an hour.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    // Whoever subscribes an address asks for its confirmation within this time, or has been killed; after a day it is known to have been asked for.
    private static readonly TimeSpan AskedWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskedSurely = TimeSpan.FromDays(1);

    /// <summary>Looks at every subscription once, at several at a time, so that one that hangs keeps no other from its mail.</summary>
    /// <returns>How many messages were planned, and what became of those that were tried.</returns>
    public Task<MailCounts> Run(CancellationToken cancellation) => Run(subscription: null, cancellation);

    /// <summary>Looks at one subscription, so that runs which several subscriptions ask for at once do not write the same messages; or at every one.</summary>
    /// <param name="subscription">The id of the subscription; null for every one.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>As above.</returns>
    internal async Task<MailCounts> Run(string? subscription, CancellationToken cancellation)
    {
        using var pass = new Pass(writer.NewDesk(), time.GetTimestamp());
        var (next, guard) = (default(DateTimeOffset?), new Lock());
        var all = (await subscriptions.All(cancellation)).Where(one => subscription is null || one.Id == subscription).ToList();
        var newest = all.Count > 0 && (await published.Nights(cancellation)) is [var night, ..] ? night : null;
        await Parallel.ForEachAsync(all, AtOnce(cancellation), async (one, ended) =>
        {
            await AskAgain(one, ended);
            await Plan(one, newest, pass.Counts, ended);
            var left = await Work(one, pass, ended);
            lock (guard)
            {
                next = left is { } moment ? Earlier(next, moment) : next;
            }
        });

        if (next - time.GetUtcNow() is { } pause && pause < LongestDelay)
        {
            await queue.Send(subscription, pause > Soon ? pause : Soon, cancellation);
        }

        return pass.Counts;
    }

    /// <summary>Plans the requests to confirm an address that a program did not come to plan after it had stored the recipient.</summary>
    private Task AskAgain(Subscription subscription, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return ledger.Plan(
            [
                .. subscription.Recipients
                    .Where(one => one.State == RecipientState.Pending && now - one.AskedAt > AskedWithin && now - one.AskedAt < AskedSurely)
                    .Select(one => Send.Confirmation(subscription, one, address.Host)),
            ],
            cancellation);
    }

    /// <summary>Plans the report that is due for each recipient who had confirmed before it was.</summary>
    private async Task Plan(Subscription subscription, GapReportId? newest, MailCounts counts, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = subscription.Schedule.Latest(now);
        if (due.Week == subscription.PlannedWeek || due.At < subscription.ScheduledAt)
        {
            return;
        }

        if (newest is null)
        {
            Log.NoNight(logger, subscription.Id);
            return;
        }

        Send[] sends =
        [
            .. subscription.Recipients
                .Where(one => one.State == RecipientState.Confirmed && one.ConfirmedAt <= due.At)
                .Select(one => Send.Planned(subscription, one, due.Week, newest.Value, address.Host, now)),
        ];
        await ledger.Plan(sends, cancellation);
        await subscriptions.Change(subscription, latest => latest.PlannedWeek == due.Week ? latest : latest with { PlannedWeek = due.Week }, cancellation);
        counts.AddPlanned(sends.Length);
    }

    /// <summary>Plans the reminder of this month for everybody who had confirmed before it began, and asks for it to be sent.</summary>
    /// <returns>How many were planned.</returns>
    internal async Task<int> Remind(CancellationToken cancellation)
    {
        var (now, count) = (time.GetUtcNow(), 0);
        var (month, first) = (now.ToString("yyyy-MM", CultureInfo.InvariantCulture), new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero));
        var due = (await subscriptions.All(cancellation)).Where(one => one.Reminders && one.RemindedMonth != month).ToList();
        if (due.Count == 0 || await published.Nights(cancellation) is not [var newest, ..])
        {
            return 0;
        }

        foreach (var subscription in due)
        {
            Send[] sends =
            [
                .. subscription.Recipients
                    .Where(one => one.State == RecipientState.Confirmed && one.ConfirmedAt < first)
                    .Select(one => Send.Planned(subscription, one, Occasion.Reminder(month), newest.Value, address.Host, now)),
            ];
            await ledger.Plan(sends, cancellation);
            await subscriptions.Change(subscription, latest => latest.RemindedMonth == month ? latest : latest with { RemindedMonth = month }, cancellation);
            count += sends.Length;
        }

        if (count > 0)
        {
            await queue.Send(subscription: null, after: null, cancellation);
        }

        return count;
    }

    /// <summary>Tries the messages of a subscription that wait for it.</summary>
    /// <returns>When the next attempt follows; null if none does.</returns>
    private async Task<DateTimeOffset?> Work(Subscription stale, Pass pass, CancellationToken cancellation)
    {
        var open = await ledger.Waiting(stale.Id, cancellation);
        if (open.Count == 0 || await subscriptions.Find(stale.Partner, stale.Id, cancellation) is not { } subscription)
        {
            return null;
        }

        var lasts = open.Any(send => send.Night is not null) ? await ledger.LastNights(subscription.Id, cancellation) : new Dictionary<string, string>();
        var (next, guard) = (default(DateTimeOffset?), new Lock());
        await Parallel.ForEachAsync(open, AtOnce(cancellation), async (send, ended) =>
        {
            var after = await pass.InTurn(() => Try(subscription, send, lasts.GetValueOrDefault(send.Recipient), pass, ended), ended);
            lock (guard)
            {
                next = after is { IsOpen: true } ? Earlier(next, after.NextAttemptAt ?? after.HeldUntil ?? time.GetUtcNow()) : next;
            }
        });
        return next;
    }

    /// <summary>Makes one attempt, if it is time for one.</summary>
    /// <returns>The message afterwards; null if another attempt has it.</returns>
    private async Task<Send?> Try(Subscription subscription, Send send, string? last, Pass pass, CancellationToken cancellation)
    {
        if (!send.IsDue(time.GetUtcNow()) || time.GetElapsedTime(pass.Began) > LongestRun)
        {
            return send;
        }

        if (subscription.Find(send.Recipient) is not { } recipient || !IsMeant(send, recipient))
        {
            await ledger.Drop(send, cancellation);
            return null;
        }

        // Made before the message is taken, so that the time in which a crash leaves it in doubt is short.
        var (message, fault) = await writer.Write(subscription, recipient, send, last, pass.Desk, cancellation);
        if (await ledger.Take(send, Guid.CreateVersion7().ToString("N"), time.GetUtcNow(), cancellation) is not { } taken)
        {
            return null;
        }

        var handover = WithoutAddress(message is null ? new Handover(HandoverResult.Deferred, fault) : await HandOver(message, cancellation), recipient.Address);
        var ended = taken.Ended(handover, time.GetUtcNow());

        // What the mail system has answered is stored even if the run is to end.
        await ledger.Settle(taken, ended, CancellationToken.None);
        pass.Counts.Add(ended);
        Instruments.MailAttempts.Add(1, KeyValuePair.Create<string, object?>(Instruments.Result, Word.Of(handover.Result)));
        if (handover.Result == HandoverResult.AddressRefused)
        {
            await subscriptions.Change(subscription, latest => latest.With(recipient.Id, one => one.Suspended($"The mail system refuses this address. {handover.Detail}")), CancellationToken.None);
        }

        if (ended.State is not SendState.Accepted)
        {
            Log.NotSent(logger, send.MessageId, subscription.Id, subscription.Partner, ended.State, handover.Detail);
        }

        return ended;
    }

    private async Task<Handover> HandOver(MimeKit.MimeMessage message, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LongestHandover);
        try
        {
            return await carrier.Send(message, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new Handover(HandoverResult.Uncertain, "The program ended the attempt before the mail system had answered.");
        }
    }

    private static bool IsMeant(Send send, Recipient recipient) =>
        recipient.State == (send.Occasion == Occasion.Confirmation ? RecipientState.Pending : RecipientState.Confirmed);

    /// <summary>What a mail system answers often names the address, which neither the ledger nor the log may keep.</summary>
    private static Handover WithoutAddress(Handover handover, string address) =>
        handover with { Detail = handover.Detail?.Replace(address, "(the address)", StringComparison.OrdinalIgnoreCase) };

    private static ParallelOptions AtOnce(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    /// <summary>What the subscriptions of one run share.</summary>
    private sealed class Pass(BriefingDesk desk, long began) : IDisposable
    {
        // Several subscriptions send at once, but no more messages than one would.
        private readonly SemaphoreSlim turns = new(StorageRequests.AtOnce);

        public BriefingDesk Desk { get; } = desk;

        public long Began { get; } = began;

        public MailCounts Counts { get; } = new();

        public async Task<T> InTurn<T>(Func<Task<T>> work, CancellationToken cancellation)
        {
            await turns.WaitAsync(cancellation);
            try
            {
                return await work();
            }
            finally
            {
                turns.Release();
            }
        }

        public void Dispose() => turns.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A report of subscription {Subscription} is due, and no night is complete yet. It is sent once one is.")]
        public static partial void NoNight(ILogger logger, string subscription);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} of subscription {Subscription} of {Partner} was not sent and is {State}. {Detail}")]
        public static partial void NotSent(ILogger logger, string messageId, string subscription, string partner, SendState state, string? detail);
    }
}
