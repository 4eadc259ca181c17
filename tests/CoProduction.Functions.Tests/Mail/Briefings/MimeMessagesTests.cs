using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Mail.Templates;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>What another parser than the program's makes of the message of a briefing.</summary>
public sealed class MimeMessagesTests
{
    // RFC 5322, without the line break.
    private const int LongestLine = 998;

    [Fact]
    public async Task Message_holds_the_text_the_HTML_its_images_and_the_figures()
    {
        var (_, rendered) = await StarterBriefing.Shared;

        var parsed = await MailCheck.Parse(MessageOf(rendered));

        Assert.Equal(rendered.Subject, (string?)parsed["subject"]);
        Assert.Equal("auto-generated", (string?)parsed["autoSubmitted"]);
        Assert.Equal(rendered.Text.Trim(), ((string)parsed["text"]!).Trim());
        Assert.Equal(rendered.Html.Trim(), ((string)parsed["html"]!).Trim());
        Assert.Equal(
            [.. rendered.Images.Select(image => ("inline", (string?)image.ContentId, Convert.ToBase64String(image.Png.Span))), .. rendered.Attachments.Select(file => ("attachment", (string?)null, Convert.ToBase64String(file.Bytes.Span)))],
            parsed["files"]!.AsArray().Select(file => ((string)file!["disposition"]!, (string?)file["cid"], (string)file["content"]!)));
        Assert.Equal(("figures.csv", "text/csv"), File(parsed["files"]![rendered.Images.Count]!));
        Assert.InRange((int)parsed["longestLine"]!, 1, LongestLine);

        static (string?, string?) File(JsonNode file) => ((string?)file["name"], (string?)file["type"]);
    }

    [Fact]
    public async Task Subject_and_lines_of_any_script_and_length_survive()
    {
        var line = string.Concat(Enumerable.Repeat("Łódź, Кременчук, 東京; ", 200));
        var subject = string.Concat(Enumerable.Repeat("Łódź, Кременчук, 東京 🚀; ", 12)).Trim();
        var rendered = new RenderedMail(subject, $"{line}\n.\nFrom here", $"<p>{line}</p>", [], [new("Łódź.csv", "text/csv", Encoding.UTF8.GetBytes(line))]);

        var parsed = await MailCheck.Parse(MessageOf(rendered));

        Assert.Equal(subject, (string?)parsed["subject"]);
        Assert.Equal(rendered.Text, ((string)parsed["text"]!).TrimEnd());
        Assert.Equal(rendered.Html, ((string)parsed["html"]!).TrimEnd());
        Assert.Equal("Łódź.csv", (string?)Assert.Single(parsed["files"]!.AsArray())!["name"]);
        Assert.InRange((int)parsed["longestLine"]!, 1, LongestLine);
    }

    [Fact]
    public void Message_leaves_memory_although_its_sender_and_its_recipient_stay()
    {
        var (from, to) = (new MailboxAddress("CoProduction", "reports@example.org"), new MailboxAddress("", "desk@mod.example"));

        var message = Made(from, to);
        GC.Collect();

        Assert.False(message.IsAlive);
        GC.KeepAlive((from, to));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Made(MailboxAddress from, MailboxAddress to) =>
            new(MimeMessages.Of(new RenderedMail("Report", "Text", "<p>Text</p>", [], []), from, to, "1@example.org", DateTimeOffset.UnixEpoch, []));
    }

    [Fact]
    public async Task Parts_are_nested_as_clients_expect()
    {
        var (_, rendered) = await StarterBriefing.Shared;

        var message = MessageOf(rendered);

        var mixed = Assert.IsType<Multipart>(message.Body);
        var alternative = Assert.IsType<MultipartAlternative>(mixed[0]);
        Assert.Equal(("mixed", "text/plain"), (mixed.ContentType.MediaSubtype, alternative[0].ContentType.MimeType));
        Assert.Equal("text/html", Assert.IsType<MultipartRelated>(alternative[1]).Root!.ContentType.MimeType);
        Assert.Equal(("1@coproduction.example", "<https://coproduction.example/unsubscribe>"), (message.MessageId, message.Headers["List-Unsubscribe"]));
    }

    private static MimeMessage MessageOf(RenderedMail rendered) => MimeMessages.Of(
        rendered,
        new MailboxAddress("CoProduction", "reports@coproduction.example"),
        new MailboxAddress("Zażółć", "analyst@mod.example"),
        "1@coproduction.example",
        SmallRegister.ThisWeek.ComputedAt,
        [new Header("List-Unsubscribe", "<https://coproduction.example/unsubscribe>")]);
}
