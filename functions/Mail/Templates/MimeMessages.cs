using System.Runtime.InteropServices;
using System.Text;
using MimeKit;

namespace CoProduction.Functions.Mail.Templates;

/// <summary>
/// Makes the message of a rendered mail: the whole as plain text, then as HTML with its images, then the attached files. No line of it is longer than RFC 5322
/// allows, because texts are quoted-printable and files are base64.
/// </summary>
internal static class MimeMessages
{
    /// <summary>The message of a mail.</summary>
    /// <param name="mail">The rendered mail.</param>
    /// <param name="from">The sender.</param>
    /// <param name="to">The one recipient.</param>
    /// <param name="messageId">The id of the message, without angle brackets.</param>
    /// <param name="date">When it was made.</param>
    /// <param name="extraHeaders">Further headers, such as those to unsubscribe.</param>
    public static MimeMessage Of(
        RenderedMail mail, MailboxAddress from, MailboxAddress to, string messageId, DateTimeOffset date, IEnumerable<Header> extraHeaders) =>
        Of(mail, StreamOf(Encoding.UTF8.GetBytes(mail.Text)), StreamOf(Encoding.UTF8.GetBytes(mail.Html)), from, to, messageId, date, extraHeaders);

    /// <summary>The message of one recipient of a mail that several share.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="link">The recipient's own link.</param>
    /// <param name="from">The sender.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="messageId">As above.</param>
    /// <param name="date">As above.</param>
    /// <param name="extraHeaders">As above.</param>
    public static MimeMessage Of(
        SharedMail mail, string link, MailboxAddress from, MailboxAddress to, string messageId, DateTimeOffset date, IEnumerable<Header> extraHeaders) =>
        Of(mail.Mail, mail.Text(link), mail.Html(link), from, to, messageId, date, extraHeaders);

    private static MimeMessage Of(
        RenderedMail mail, Stream text, Stream html, MailboxAddress from, MailboxAddress to, string messageId, DateTimeOffset date, IEnumerable<Header> extraHeaders)
    {
        var message = new MimeMessage { MessageId = messageId, Date = date, Subject = mail.Subject, Body = BodyOf(mail, text, html) };

        // An address keeps every list that it stands in, and with it the message, for as long as the program keeps the address.
        message.From.Add(from.Clone());
        message.To.Add(to.Clone());

        // Programs that answer mail by themselves must not answer this one (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var header in extraHeaders)
        {
            message.Headers.Add(header);
        }

        return message;
    }

    private static MimeEntity BodyOf(RenderedMail mail, Stream text, Stream html)
    {
        var both = new MultipartAlternative { TextOf("plain", text), WithImages(mail, html) };
        if (mail.Attachments.Count == 0)
        {
            return both;
        }

        var all = new Multipart("mixed") { both };
        foreach (var file in mail.Attachments)
        {
            var part = FileOf(ContentType.Parse(file.ContentType), file.Bytes, ContentDisposition.Attachment);
            part.FileName = file.FileName;
            all.Add(part);
        }

        return all;
    }

    private static MimeEntity WithImages(RenderedMail mail, Stream content)
    {
        var html = TextOf("html", content);
        if (mail.Images.Count == 0)
        {
            return html;
        }

        var related = new MultipartRelated { Root = html };
        foreach (var image in mail.Images)
        {
            var part = FileOf(new ContentType("image", "png"), image.Png, ContentDisposition.Inline);
            part.ContentId = image.ContentId;
            part.FileName = $"{image.ContentId.Split('@')[0]}.png";
            related.Add(part);
        }

        return related;
    }

    private static TextPart TextOf(string format, Stream content) => new(format)
    {
        ContentType = { Charset = "utf-8" },
        Content = new MimeContent(content),
        ContentTransferEncoding = ContentEncoding.QuotedPrintable,
    };

    private static MimePart FileOf(ContentType type, ReadOnlyMemory<byte> bytes, string disposition) => new(type)
    {
        Content = new MimeContent(StreamOf(bytes)),
        ContentDisposition = new ContentDisposition(disposition),
        ContentTransferEncoding = ContentEncoding.Base64,
    };

    /// <summary>Reads bytes that all messages of a mail share.</summary>
    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var shared) ? new(shared.Array!, shared.Offset, shared.Count, writable: false) : new(bytes.ToArray(), writable: false);
}
