using Azure.Data.Tables;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>
/// Keeps what was sent to whom, in one partition for each subscription. A message is written before each attempt and after it, so that no crash loses one or sends it twice,
/// but for one that was being handed over.
/// </summary>
public sealed class SendLedger(MailTable mail)
{
    private const string Open = "IsOpen";
    private const string PlannedAt = nameof(Send.PlannedAt);
    private const int LargestTransaction = 100;

    private static readonly KeyRange Sends = new("send|", "send}");
    private static readonly KeyRange Lasts = new("last|", "last}");

    /// <summary>Plans messages of one subscription. One that is planned already stays as it is.</summary>
    internal async Task Plan(IReadOnlyList<Send> sends, CancellationToken cancellation)
    {
        var table = await mail.Open(cancellation);
        foreach (var some in sends.Chunk(LargestTransaction))
        {
            try
            {
                await table.SubmitTransactionAsync(some.Select(send => new TableTransactionAction(TableTransactionActionType.Add, RowOf(send))), cancellation);
            }
            catch (TableTransactionFailedException there) when (there.Status == StatusCodes.Status409Conflict)
            {
                foreach (var send in some)
                {
                    await Rows(send.Subscription).Add(send, cancellation);
                }
            }
        }
    }

    /// <summary>The messages of a subscription that wait for an attempt, or whose attempt is under way.</summary>
    internal Task<IReadOnlyList<Send>> Waiting(string subscription, CancellationToken cancellation) =>
        Rows(subscription).Read(Sends, cancellation, TableClient.CreateQueryFilter($"IsOpen eq {true}"));

    /// <summary>All messages of a subscription, by recipient and occasion.</summary>
    internal Task<IReadOnlyList<Send>> All(string subscription, CancellationToken cancellation) => Rows(subscription).Read(Sends, cancellation);

    /// <summary>The nights whose reports the recipients of a subscription got last, by recipient.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> LastNights(string subscription, CancellationToken cancellation)
    {
        var nights = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var page in PartitionScan.Pages(await mail.Open(cancellation), PartitionOf(subscription), Lasts, cancellation: cancellation))
        {
            foreach (var row in page)
            {
                nights[row.RowKey[Lasts.From.Length..]] = row.GetString(nameof(Send.Night));
            }
        }

        return nights;
    }

    /// <summary>Takes a message for an attempt.</summary>
    /// <returns>The message as it is now; null if it cannot be taken, because another attempt has it or it is settled.</returns>
    internal async Task<Send?> Take(Send send, string attempt, DateTimeOffset now, CancellationToken cancellation)
    {
        // An answer of storage may be lost, and the repeated request then finds the message taken by this very attempt.
        var latest = await Rows(send.Subscription).Change(KeyOf(send), found => found.Attempt != attempt && found.IsDue(now) ? found.Taken(attempt, now) : found, cancellation);
        return latest is not null && latest.Attempt == attempt && latest.State == SendState.Sending ? latest : null;
    }

    /// <summary>Stores how an attempt ended, and with a report that was taken that its recipient has it, both or neither. Nothing is stored for an attempt that has lost the message.</summary>
    /// <param name="taken">The message as the attempt took it.</param>
    /// <param name="ended">The message after the attempt.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task Settle(Send taken, Send ended, CancellationToken cancellation)
    {
        if (ended is { State: SendState.Accepted, Night: { } night } && !Occasion.IsReminder(ended.Occasion))
        {
            await SettleReport(taken, ended, night, cancellation);
            return;
        }

        await Rows(taken.Subscription).Change(KeyOf(taken), latest => IsOf(taken, latest) ? ended : latest, cancellation);
    }

    /// <summary>Settles a message that is not to be sent any more, unless an attempt has it.</summary>
    internal Task Drop(Send send, CancellationToken cancellation) =>
        Rows(send.Subscription).Change(KeyOf(send), latest => latest.State is SendState.Planned or SendState.Waiting ? latest with { State = SendState.Dropped } : latest, cancellation);

    /// <summary>Deletes what is kept of a recipient, or of all recipients of a subscription.</summary>
    internal async Task Forget(string subscription, string? recipient, CancellationToken cancellation)
    {
        var table = await mail.Open(cancellation);
        foreach (var kind in new[] { "send", "last" })
        {
            var range = recipient is null ? new KeyRange($"{kind}|", $"{kind}}}") : new KeyRange($"{kind}|{recipient}", $"{kind}|{recipient}}}");
            await PartitionScan.Delete(table, PartitionOf(subscription), range, where: null, cancellation);
        }
    }

    /// <summary>Deletes what is kept of messages that were planned before a moment.</summary>
    internal async Task ForgetBefore(string subscription, DateTimeOffset moment, CancellationToken cancellation) =>
        await PartitionScan.Delete(await mail.Open(cancellation), PartitionOf(subscription), Sends, TableClient.CreateQueryFilter($"PlannedAt lt {moment}"), cancellation);

    private async Task SettleReport(Send taken, Send ended, string night, CancellationToken cancellation)
    {
        var (table, last) = (await mail.Open(cancellation), new TableEntity(PartitionOf(taken.Subscription), $"{Lasts.From}{taken.Recipient}") { [nameof(Send.Night)] = night });
        while (true)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(taken.Subscription), KeyOf(taken), cancellationToken: cancellation);
            if (!row.HasValue || !IsOf(taken, JsonRows<Send>.ValueOf(row.Value!)))
            {
                return;
            }

            try
            {
                await table.SubmitTransactionAsync(
                    [
                        new TableTransactionAction(TableTransactionActionType.UpdateReplace, RowOf(ended), row.Value!.ETag),
                        new TableTransactionAction(TableTransactionActionType.UpsertReplace, last),
                    ],
                    cancellation);
                return;
            }
            catch (TableTransactionFailedException fault) when (fault.Status is StatusCodes.Status412PreconditionFailed)
            {
                // Another writer was first, or this very transaction whose answer was lost: look again.
            }
        }
    }

    private static bool IsOf(Send taken, Send latest) => latest.Attempt == taken.Attempt && latest.State == SendState.Sending;

    private TableEntity RowOf(Send send) => Rows(send.Subscription).RowOf(send);

    private JsonRows<Send> Rows(string subscription) => new(mail.Open, PartitionOf(subscription), KeyOf, (row, send) => (row[Open], row[PlannedAt]) = (send.IsOpen, send.PlannedAt));

    private static string PartitionOf(string subscription) => $"sends-{subscription}";

    private static string KeyOf(Send send) => $"send|{send.Recipient}|{send.Occasion}";
}
