using System.Net;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Tests.Records;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>What is sent because somebody asks for it or by the month, what is listed, and the preview.</summary>
public sealed partial class MailRunTests
{
    [Fact]
    public async Task Request_to_send_now_sends_once_for_each_key()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);
        var address = $"{subscription["self"]}/send";
        Assert.Equal(HttpStatusCode.BadRequest, (await program.Poland.Ask(HttpMethod.Post, address, null)).Status);

        var answers = new List<Answer>();
        for (var n = 0; n < 3; n++)
        {
            answers.Add(await program.Poland.Ask(HttpMethod.Post, address, null, ("Idempotency-Key", "monday")));
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Accepted, 1), (answer.Status, (int)answer.Json["recipients"]!)));
        Assert.Single(await program.Run());
        Assert.Empty(await program.Run());
        await program.Poland.Ask(HttpMethod.Post, address, null, ("Idempotency-Key", "tuesday"));
        Assert.Single(await program.Run());
    }

    [Fact]
    public async Task Message_of_the_queue_asks_for_the_mail_of_its_subscription_alone()
    {
        var (annas, _) = (await MailProgram.Subscribe(program.Poland, Anna), await MailProgram.Subscribe(program.Poland, Jan));

        await program.Get<MailRun>().Run((string)annas["id"]!, default);

        Assert.Equal([Anna], program.Carrier.Take().Select(MailProgram.To));
        Assert.Equal([Jan], (await program.Run()).Select(MailProgram.To));
    }

    [Fact]
    public async Task Repeated_request_to_send_now_answers_as_the_first_whatever_has_changed_since()
    {
        var subscription = await MailProgram.Subscribe(program.Poland, Anna, Jan);
        var asked = (await program.Run()).ToDictionary(MailProgram.To);
        await program.Confirm(asked[Anna]);
        var address = $"{subscription["self"]}/send";
        var first = await program.Poland.Ask(HttpMethod.Post, address, null, ("Idempotency-Key", "repeated"));
        Assert.Single(await program.Run());

        await program.Confirm(asked[Jan]);
        program.Clock.Now += TimeSpan.FromHours(1);
        await program.Publish();
        var again = await program.Poland.Ask(HttpMethod.Post, address, null, ("Idempotency-Key", "repeated"));

        Assert.Equal((HttpStatusCode.Accepted, first.Text), (again.Status, again.Text));
        Assert.Empty(await program.Run());
    }

    [Fact]
    public async Task Reminder_comes_once_a_month_to_who_had_confirmed_before_and_wants_it()
    {
        await program.Confirmed(program.Poland, Anna);
        var without = MailProgram.Body(Jan);
        without["reminders"] = false;
        Assert.Equal(HttpStatusCode.Created, (await program.Poland.Post("api/v1/subscriptions", without)).Status);
        await program.Confirm(Assert.Single(await program.Run()));

        await program.Fire("SendMonthlyReminders");
        Assert.Empty(await program.Run());

        program.Clock.Now = new(2026, 4, 2, 7, 0, 0, TimeSpan.Zero);
        var reports = await program.Run();
        await program.Fire("SendMonthlyReminders");
        await program.Fire("SendMonthlyReminders");
        var reminder = Assert.Single(await program.Run());

        Assert.Equal(2, reports.Count);
        Assert.Equal(Anna, MailProgram.To(reminder));
        Assert.Contains("What we ask of you", reminder.TextBody, StringComparison.Ordinal);
        Assert.Contains("What has grown old", reminder.TextBody, StringComparison.Ordinal);
        Assert.Equal(reminder.TextBody!.Split('\n')[0], reminder.TextBody.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task Messages_are_listed_for_400_days()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);
        program.Clock.Now = Due;
        await program.Run();
        program.Clock.Now = Due.AddDays(7);
        await program.Run();
        Assert.Equal(2, (await MailProgram.Sends(program.Poland, subscription)).Count);

        program.Clock.Now = Due.AddDays(401);
        await program.Fire("ForgetOld");

        Assert.Equal("2026-W15", (string?)Assert.Single(await MailProgram.Sends(program.Poland, subscription))["occasion"]);
    }

    [Fact]
    public async Task Preview_is_the_mail_as_it_would_be_and_reaches_nobody()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);

        var (html, text, mail) = (await program.Poland.Get($"{subscription["self"]}/preview"), await program.Poland.Get($"{subscription["self"]}/preview/text"), await program.Poland.Get($"{subscription["self"]}/preview/eml"));

        Assert.Equal(["text/html", "text/plain", "message/rfc822"], new[] { html, text, mail }.Select(answer => answer.ContentType!));
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Text));
        var message = await MimeMessage.LoadAsync(content);
        Assert.Equal(text.Text.ReplaceLineEndings(), message.TextBody!.ReplaceLineEndings());
        Assert.Equal("preview@coproduction.invalid", MailProgram.To(message));
        Assert.DoesNotContain("cid:", html.Text, StringComparison.Ordinal);
        Assert.Empty(await program.Run());
    }
}
