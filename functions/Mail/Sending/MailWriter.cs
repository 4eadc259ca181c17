using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Consent;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Mail.Templates;
using MimeKit;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>Writes messages.</summary>
public sealed partial class MailWriter(
    SnapshotArchive archive,
    PublishedReports published,
    AnalysisGate gate,
    Limits limits,
    MailLinks links,
    LinkKeys keys,
    MailOptions options,
    PublicAddress address,
    ILogger<MailWriter> logger)
{
    /// <summary>What one run makes briefings with.</summary>
    internal BriefingDesk NewDesk() => new(archive, published, gate, limits);

    /// <summary>Writes a message of the ledger.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="send">The message.</param>
    /// <param name="last">The night whose report the recipient got last; null if it got none.</param>
    /// <param name="desk">Makes its briefing.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The message, or why it cannot be written now.</returns>
    internal async Task<(MimeMessage? Message, string? Fault)> Write(
        Subscription subscription, Recipient recipient, Send send, string? last, BriefingDesk desk, CancellationToken cancellation)
    {
        try
        {
            if (send.Night is null)
            {
                return (await Confirmation(subscription, recipient, send, cancellation), null);
            }

            return GapReportId.TryParse(send.Night, out var night)
                && await (Occasion.IsReminder(send.Occasion)
                    ? desk.ReminderOf(subscription, night, cancellation)
                    : desk.Of(subscription, night, GapReportId.TryParse(last, out var before) ? before : null, cancellation)) is { } briefing
                ? (await Report(briefing, night, subscription, recipient, send, desk, cancellation), null)
                : (null, $"The report of night {send.Night} cannot be made for this partner now.");
        }
#pragma warning disable CA1031 // One message that cannot be written must not keep the others from being sent; the log has the cause, and it is tried again.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotWritten(logger, send.MessageId, fault);
            return (null, "The message could not be written; the log of the program has the cause.");
        }
    }

    /// <summary>Writes a report to a recipient.</summary>
    private async Task<MimeMessage> Report(
        Briefing briefing, GapReportId night, Subscription subscription, Recipient recipient, Send send, BriefingDesk desk, CancellationToken cancellation)
    {
        var unsubscribe = links.Of(LinkPurpose.Unsubscribe, subscription, recipient, await keys.Newest(cancellation));
        var shared = desk.Rendered(briefing, () => new SharedMail(BriefingTemplates.Render(briefing, LinksOf(night, SharedMail.OwnLink))));
        return Report(shared, unsubscribe, recipient.Address, send.MessageId, send.PlannedAt);
    }

    /// <summary>A report as a message.</summary>
    internal MimeMessage Report(SharedMail shared, string unsubscribe, string to, string messageId, DateTimeOffset date) => MimeMessages.Of(
        shared,
        unsubscribe,
        options.From,
        new MailboxAddress("", to),
        messageId,
        date,
        [
            new Header("List-Id", $"CoProduction weekly gap report <weekly-gap-report.{address.Host}>"),
            new Header(HeaderId.ListUnsubscribe, $"<{unsubscribe}>"),
            new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]);

    /// <summary>The links of a report.</summary>
    internal BriefingLinks LinksOf(GapReportId night, string unsubscribe) =>
        new(address.Of($"/api/v1/gap-reports/{night}"), address.Of($"/api/v1/gap-reports/{night}/verify"), Preferences: null, unsubscribe);

    private async Task<MimeMessage> Confirmation(Subscription subscription, Recipient recipient, Send send, CancellationToken cancellation)
    {
        var link = links.Of(LinkPurpose.Confirm, subscription, recipient, await keys.Newest(cancellation));
        return MimeMessages.Of(ConfirmationMail.Of(subscription, link), options.From, new MailboxAddress("", recipient.Address), send.MessageId, send.PlannedAt, []);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} could not be written. It is tried again for two days.")]
        public static partial void NotWritten(ILogger logger, string messageId, Exception fault);
    }
}
