using System.Text.Json;
using System.Text.Json.Serialization;
using MimeKit;

namespace CoProduction.Functions.Mail.Carriers.AzureEmail;

/// <summary>A message as Azure Communication Services takes it, in version 2025-09-01 of its API.</summary>
internal sealed record EmailMessage(
    string SenderAddress,
    EmailContent Content,
    EmailRecipients Recipients,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<EmailAttachment>? Attachments,
    IReadOnlyList<EmailAddress>? ReplyTo,
    bool UserEngagementTrackingDisabled)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The headers that the service makes itself, from other members.</summary>
    private static readonly HashSet<HeaderId> Made =
    [
        HeaderId.From, HeaderId.Sender, HeaderId.To, HeaderId.Cc, HeaderId.Bcc, HeaderId.ReplyTo, HeaderId.Subject, HeaderId.Date, HeaderId.MimeVersion,
        HeaderId.ContentType, HeaderId.ContentTransferEncoding, HeaderId.ContentDisposition, HeaderId.ContentId,
    ];

    public static EmailMessage Of(MimeMessage message)
    {
        var parts = message.BodyParts.OfType<MimePart>().ToArray();
        var text = parts.OfType<TextPart>().FirstOrDefault(part => part.IsPlain && !part.IsAttachment);
        var html = parts.OfType<TextPart>().FirstOrDefault(part => part.IsHtml && !part.IsAttachment);
        return new EmailMessage(
            message.From.Mailboxes.First().Address,
            new EmailContent(message.Subject ?? "", text?.Text, html?.Text),
            new EmailRecipients([.. message.To.Mailboxes.Select(EmailAddress.Of)]),
            HeadersOf(message),
            ListOf(parts.Where(part => part != text && part != html).Select(EmailAttachment.Of)),
            ListOf(message.ReplyTo.Mailboxes.Select(EmailAddress.Of)),
            UserEngagementTrackingDisabled: true);
    }

    public BinaryData ToJson() => BinaryData.FromObjectAsJson(this, Json);

    private static Dictionary<string, string> HeadersOf(MimeMessage message)
    {
        var headers = new Dictionary<string, string>();
        foreach (var header in message.Headers.Where(header => !Made.Contains(header.Id) && !string.IsNullOrWhiteSpace(header.Value)))
        {
            headers[header.Field] = header.Value;
        }

        return headers;
    }

    private static T[]? ListOf<T>(IEnumerable<T> values) => values.ToArray() is { Length: > 0 } list ? list : null;
}

internal sealed record EmailContent(string Subject, string? PlainText, string? Html);

internal sealed record EmailRecipients(IReadOnlyList<EmailAddress> To);

internal sealed record EmailAddress(string Address, string? DisplayName)
{
    public static EmailAddress Of(MailboxAddress mailbox) => new(mailbox.Address, string.IsNullOrEmpty(mailbox.Name) ? null : mailbox.Name);
}

/// <summary>An attachment.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="ContentType">The type, without parameters.</param>
/// <param name="ContentInBase64">The content.</param>
/// <param name="ContentId">How the HTML names it; null for one that the HTML does not show.</param>
internal sealed record EmailAttachment(string Name, string ContentType, string ContentInBase64, string? ContentId)
{
    public static EmailAttachment Of(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        var id = part.IsAttachment ? null : part.ContentId;
        return new EmailAttachment(
            part.FileName ?? id ?? "attachment",
            part.ContentType.MimeType,
            Convert.ToBase64String(content.GetBuffer(), 0, (int)content.Length),
            id);
    }
}
