using System.Runtime.InteropServices;
using System.Text;
using MimeKit;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>
/// Makes the message of a rendered briefing: the whole as plain text, then as HTML with its images, then the attached files. No line of it is longer than RFC 5322
/// allows, because texts are quoted-printable and files are base64.
/// </summary>
internal static class BriefingMessage
{
    /// <param name="briefing">The rendered briefing.</param>
    /// <param name="from">The sender.</param>
    /// <param name="to">The one recipient.</param>
    /// <param name="messageId">The id of the message, without angle brackets.</param>
    /// <param name="date">When it was made.</param>
    /// <param name="extraHeaders">Further headers, such as those to unsubscribe.</param>
    public static MimeMessage Of(
        RenderedBriefing briefing, MailboxAddress from, MailboxAddress to, string messageId, DateTimeOffset date, IEnumerable<Header> extraHeaders)
    {
        var message = new MimeMessage { MessageId = messageId, Date = date, Subject = briefing.Subject, Body = BodyOf(briefing) };
        message.From.Add(from);
        message.To.Add(to);

        // Programs that answer mail by themselves must not answer this one (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var header in extraHeaders)
        {
            message.Headers.Add(header);
        }

        return message;
    }

    private static MimeEntity BodyOf(RenderedBriefing briefing)
    {
        var both = new MultipartAlternative { TextOf("plain", briefing.Text), WithImages(briefing) };
        if (briefing.Attachments.Count == 0)
        {
            return both;
        }

        var all = new Multipart("mixed") { both };
        foreach (var file in briefing.Attachments)
        {
            var part = FileOf(ContentType.Parse(file.ContentType), file.Bytes, ContentDisposition.Attachment);
            part.FileName = file.FileName;
            all.Add(part);
        }

        return all;
    }

    private static MimeEntity WithImages(RenderedBriefing briefing)
    {
        var html = TextOf("html", briefing.Html);
        if (briefing.Images.Count == 0)
        {
            return html;
        }

        var related = new MultipartRelated { Root = html };
        foreach (var image in briefing.Images)
        {
            var part = FileOf(new ContentType("image", "png"), image.Png, ContentDisposition.Inline);
            part.ContentId = image.ContentId;
            part.FileName = $"{image.ContentId.Split('@')[0]}.png";
            related.Add(part);
        }

        return related;
    }

    private static TextPart TextOf(string format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MimePart FileOf(ContentType type, ReadOnlyMemory<byte> bytes, string disposition) => new(type)
    {
        Content = new MimeContent(StreamOf(bytes)),
        ContentDisposition = new ContentDisposition(disposition),
        ContentTransferEncoding = ContentEncoding.Base64,
    };

    /// <summary>Reads bytes that all messages of a briefing share.</summary>
    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var shared) ? new(shared.Array!, shared.Offset, shared.Count, writable: false) : new(bytes.ToArray(), writable: false);
}
