using System.Text;
using MimeKit.IO;

namespace CoProduction.Functions.Mail.Templates;

/// <summary>A mail whose recipients share everything but one link, so that a message costs little more than that link.</summary>
/// <param name="mail">The mail, with <see cref="OwnLink"/> wherever a recipient's own link stands.</param>
internal sealed class SharedMail(RenderedMail mail)
{
    /// <summary>Stands for the link of each recipient. It has no letter that HTML gives a meaning.</summary>
    public const string OwnLink = "https://own-link.invalid/unsubscribe";

    private readonly byte[][] text = PartsOf(mail.Text);
    private readonly byte[][] html = PartsOf(mail.Html);

    /// <summary>The mail.</summary>
    public RenderedMail Mail => mail;

    /// <summary>The text of a recipient, in UTF-8.</summary>
    public Stream Text(string link) => Joined(text, link);

    /// <summary>The HTML of a recipient, in UTF-8.</summary>
    public Stream Html(string link) => Joined(html, link);

    private static byte[][] PartsOf(string text) => [.. text.Split(OwnLink).Select(Encoding.UTF8.GetBytes)];

    private static ChainedStream Joined(byte[][] parts, string link)
    {
        var (joined, own) = (new ChainedStream(), Encoding.UTF8.GetBytes(link));
        foreach (var (place, part) in parts.Index())
        {
            if (place > 0)
            {
                joined.Add(new MemoryStream(own, writable: false));
            }

            joined.Add(new MemoryStream(part, writable: false));
        }

        return joined;
    }
}
