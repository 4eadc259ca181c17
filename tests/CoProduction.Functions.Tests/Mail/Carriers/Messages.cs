using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace CoProduction.Functions.Tests.Mail.Carriers;

/// <summary>Messages to send.</summary>
internal static class Messages
{
    public const string Subject = "Luka w produkcji: 155 mm – źródła, Île-de-France, 砲弾";
    public const string Text = "Żółć.\r\n.\r\n.A line that begins with a dot.\r\nEnd.";

    /// <summary>The picture: one transparent pixel.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>The attached table.</summary>
    public static readonly byte[] Table = Encoding.UTF8.GetBytes("product,gap\r\n155 mm – HE,1200\r\n");

    /// <summary>HTML with a line of 3,000 characters.</summary>
    public static string Html { get; } = $"<p lang=\"pl\">Żółć <img src=\"cid:chart@coproduction.example\" alt=\"\">{new string('x', 3000)}</p>";

    /// <summary>A short message to this recipient.</summary>
    public static MimeMessage To(string recipient, string sender = "briefings@coproduction.example") => new(
        [new MailboxAddress("CoProduction", sender)], [new MailboxAddress(null, recipient)], "Briefing", new TextPart("plain") { Text = "All is well." })
    {
        MessageId = MimeUtils.GenerateMessageId("coproduction.example"),
    };

    /// <summary>A message with everything that a briefing has.</summary>
    public static MimeMessage Full(string recipient)
    {
        var picture = new MimePart("image", "png")
        {
            Content = new MimeContent(new MemoryStream(Picture)),
            ContentId = "chart@coproduction.example",
            ContentDisposition = new ContentDisposition(ContentDisposition.Inline),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = "chart.png",
        };
        var table = new MimePart("text", "csv")
        {
            Content = new MimeContent(new MemoryStream(Table)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = "zestawienie-żółć.csv",
        };
        var body = new MultipartAlternative { new TextPart("plain") { Text = Text }, new MultipartRelated { new TextPart("html") { Text = Html }, picture } };
        var message = To(recipient);
        message.Subject = Subject;
        message.To.Clear();
        message.To.Add(new MailboxAddress("Zażółć Gęślą", recipient));
        message.ReplyTo.Add(new MailboxAddress("Dyżurny", "duty@mon.example"));
        message.Headers.Add(HeaderId.ListUnsubscribe, "<https://coproduction.example/unsubscribe/abc>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new Multipart("mixed") { body, table };
        return message;
    }
}
