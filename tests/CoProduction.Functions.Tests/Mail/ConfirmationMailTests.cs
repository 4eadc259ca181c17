using System.Net;
using CoProduction.Functions.Mail.Consent;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Mail.Templates;
using CoProduction.Functions.Tests.Mail.Briefings;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>The mail that asks for an address to be confirmed.</summary>
public sealed class ConfirmationMailTests
{
    private const string Link = "https://coproduction.example/api/v1/mail/confirm/POL.0123456789abcdef0123456789abcdef.fedcba9876543210fedcba9876543210.key.signature";

    private static readonly Subscription Weekly = new()
    {
        Id = "0123456789abcdef0123456789abcdef",
        Partner = "POL",
        By = "caller",
        CreatedAt = default,
        Recipients = [],
        Families = [],
        Products = [],
        Language = "pl",
        Schedule = new WeeklySchedule(Weekday.Monday, 8, "Europe/Warsaw"),
        ScheduledAt = default,
        Attachments = [],
        Reminders = true,
    };

    [Fact]
    public void Text_and_HTML_say_who_asks_for_what_and_when_and_have_the_link()
    {
        var mail = ConfirmationMail.Of(Weekly, Link);
        const string Said = "The ministry of POL asks for the weekly gap report of CoProduction to be sent to this address, each Monday at 08:00 (Europe/Warsaw), and once a month a reminder of its open questions.";

        Assert.Equal("UNCLASSIFIED // Confirm that you want the weekly gap report", mail.Subject);
        Assert.Contains(Said, mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(Said, mail.Html, StringComparison.Ordinal);
        Assert.Contains($"\n{Link}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(Link)}\"", mail.Html, StringComparison.Ordinal);
        Assert.Equal(("UNCLASSIFIED", "UNCLASSIFIED"), (mail.Text.Split('\n')[0], mail.Text.TrimEnd().Split('\n')[^1]));
        Assert.All(mail.Text.Split('\n').Where(line => line != Link), line => Assert.InRange(line.Length, 0, MailTemplates.PageWidth));
    }

    [Fact]
    public async Task HTML_is_valid_and_mail_programs_drop_nothing_of_it() => Assert.Empty(await MailCheck.Faults(ConfirmationMail.Of(Weekly, Link).Html));

    [Fact]
    public void Reminder_is_told_only_to_who_gets_one() => Assert.DoesNotContain("reminder", ConfirmationMail.Of(Weekly with { Reminders = false }, Link).Text, StringComparison.Ordinal);
}
