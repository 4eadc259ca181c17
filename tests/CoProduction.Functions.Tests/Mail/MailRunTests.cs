using System.Net;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>Who gets a report, when, and how often.</summary>
[Collection(SharedMailProgram.Name)]
public sealed partial class MailRunTests(MailProgram program) : IAsyncLifetime
{
    private const string Anna = "anna@mod.example";
    private const string Jan = "jan@mod.example";

    private static readonly DateTimeOffset Due = MailProgram.Start.Date.AddDays(1).AddHours(8);

    [Fact]
    public async Task Report_goes_once_a_week_to_those_who_have_confirmed_and_each_gets_a_message_of_its_own()
    {
        await MailProgram.Subscribe(program.Poland, Anna, Jan);
        var asked = await program.Run();
        Assert.Equal([Anna, Jan], asked.Select(MailProgram.To).Order());
        await program.Confirm(asked.Single(message => MailProgram.To(message) == Anna));
        Assert.Empty(await program.Run());

        program.Clock.Now = Due.AddSeconds(-1);
        Assert.Empty(await program.Run());

        program.Clock.Now = Due;
        var report = Assert.Single(await program.Run());
        Assert.Equal(Anna, MailProgram.To(report));
        Assert.Equal("List-Unsubscribe=One-Click", report.Headers["List-Unsubscribe-Post"]);
        Assert.Empty(await program.Run());

        program.Clock.Now = Due.AddDays(7);
        var next = Assert.Single(await program.Run());
        Assert.NotEqual(report.MessageId, next.MessageId);
    }

    [Fact]
    public async Task Timers_that_fire_at_once_on_several_instances_send_one_message()
    {
        var addresses = Enumerable.Range(0, 20).Select(n => $"one-{n}@mod.example").ToArray();
        await program.Confirmed(program.Poland, addresses);
        program.Clock.Now = Due;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => program.Get<MailRun>().Run(default))));

        var messages = program.Carrier.Take();
        Assert.Equal(addresses.Order(), messages.Select(MailProgram.To).Order());

        // They share a briefing, and each has a link of its own in the header, the text and the HTML.
        Assert.Equal(addresses.Length, messages.Select(MailProgram.Unsubscription).Distinct().Count());
        Assert.All(messages, message => Assert.Contains(MailProgram.Unsubscription(message), message.TextBody!, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.Contains(MailProgram.Unsubscription(message), message.HtmlBody!, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.DoesNotContain(".invalid", message.TextBody! + message.HtmlBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_that_was_due_while_the_program_was_down_is_made_up_for_once()
    {
        await program.Confirmed(program.Poland, Anna);

        program.Clock.Now = Due.AddDays(16);

        Assert.Single(await program.Run());
        Assert.Empty(await program.Run());
        program.Clock.Now = Due.AddDays(21);
        Assert.Single(await program.Run());
    }

    [Fact]
    public async Task Who_confirms_after_the_hour_or_changes_the_schedule_waits_for_the_next_one()
    {
        await MailProgram.Subscribe(program.Poland, Anna);
        var asked = Assert.Single(await program.Run());
        program.Clock.Now = Due.AddMinutes(1);
        await program.Confirm(asked);
        Assert.Empty(await program.Run());

        var listed = (await program.Poland.Get("api/v1/subscriptions")).Json["items"]![0]!;
        var earlier = MailProgram.Body(Anna);
        earlier["hour"] = 7;
        Assert.Equal(HttpStatusCode.OK, (await program.Poland.Put((string)listed["self"]!, earlier, "*")).Status);
        Assert.Empty(await program.Run());

        program.Clock.Now = Due.AddDays(7).AddHours(-1);
        Assert.Single(await program.Run());
    }

    [Fact]
    public async Task Failed_attempts_are_repeated_with_growing_pauses_until_one_is_accepted()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);
        program.Carrier.Answers = _ => Task.FromResult(new Handover(HandoverResult.Deferred, $"451 4.3.0 <{Anna}> Try again later"));
        program.Clock.Now = Due;

        var first = Assert.Single(await program.Run());
        Assert.Empty(await program.Run());
        for (var pause = 6; pause < 600; pause *= 3)
        {
            program.Clock.Now += TimeSpan.FromSeconds(pause);
            Assert.Equal(first.MessageId, Assert.Single(await program.Run()).MessageId);
        }

        var waiting = Assert.Single(await MailProgram.Sends(program.Poland, subscription));
        Assert.Equal(("waiting", 6), ((string?)waiting["state"], (int)waiting["failures"]!));
        Assert.Equal("451 4.3.0 <(the address)> Try again later", (string?)waiting["attempts"]![0]!["detail"]);

        program.Carrier.Answers = ScriptedCarrier.Accept;
        program.Clock.Now += TimeSpan.FromHours(1);
        Assert.Single(await program.Run());
        Assert.Equal("accepted", (string?)Assert.Single(await MailProgram.Sends(program.Poland, subscription))["state"]);
    }

    [Fact]
    public async Task Attempts_end_after_two_days_and_the_next_report_is_tried_again()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);
        program.Carrier.Answers = _ => Task.FromResult(new Handover(HandoverResult.Deferred, "No connection"));
        for (program.Clock.Now = Due; program.Clock.Now < Due.AddDays(3); program.Clock.Now += TimeSpan.FromHours(1))
        {
            await program.Run();
        }

        Assert.Equal("abandoned", (string?)Assert.Single(await MailProgram.Sends(program.Poland, subscription))["state"]);
        program.Carrier.Answers = ScriptedCarrier.Accept;
        program.Clock.Now = Due.AddDays(7);
        Assert.Single(await program.Run());
    }

    [Fact]
    public async Task Copy_follows_only_where_the_answer_was_lost_and_it_has_the_same_Message_ID()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);
        program.Carrier.Answers = _ => Task.FromResult(new Handover(HandoverResult.Uncertain, "The connection was closed after the message"));
        program.Clock.Now = Due;
        var first = Assert.Single(await program.Run());

        program.Carrier.Answers = ScriptedCarrier.Accept;
        program.Clock.Now += TimeSpan.FromMinutes(1);
        var copy = Assert.Single(await program.Run());

        Assert.Equal((first.MessageId, first.Date), (copy.MessageId, copy.Date));
        var send = Assert.Single(await MailProgram.Sends(program.Poland, subscription));
        Assert.Equal(["accepted", "uncertain"], send["attempts"]!.AsArray().Select(attempt => (string)attempt!["result"]!));
    }

    [Fact]
    public async Task Refused_address_is_suspended_and_gets_nothing_more_but_the_others_do()
    {
        var subscription = await program.Confirmed(program.Poland, Anna, Jan);
        program.Carrier.Answers = message => Task.FromResult(new Handover(MailProgram.To(message) == Anna ? HandoverResult.AddressRefused : HandoverResult.Accepted, "550 5.1.1 No such user"));
        program.Clock.Now = Due;
        Assert.Equal(2, (await program.Run()).Count);

        program.Clock.Now = Due.AddDays(7);
        Assert.Equal(Jan, MailProgram.To(Assert.Single(await program.Run())));
        var recipients = (await program.Poland.Get((string)subscription["self"]!)).Json["recipients"]!.AsArray();
        Assert.Equal(["suspended", "confirmed"], recipients.Select(one => (string)one!["state"]!));
        Assert.Equal("The mail system refuses this address. 550 5.1.1 No such user", (string?)recipients[0]!["reason"]);
    }

    [Fact]
    public async Task Refused_message_is_not_repeated_and_its_recipient_stays()
    {
        var subscription = await program.Confirmed(program.Poland, Anna);
        program.Carrier.Answers = _ => Task.FromResult(new Handover(HandoverResult.Refused, "554 5.6.0 Content refused"));
        program.Clock.Now = Due;
        Assert.Single(await program.Run());

        program.Clock.Now = Due.AddDays(1);
        Assert.Empty(await program.Run());
        Assert.Equal("refused", (string?)Assert.Single(await MailProgram.Sends(program.Poland, subscription))["state"]);
        Assert.Equal("confirmed", (string?)(await program.Poland.Get((string)subscription["self"]!)).Json["recipients"]![0]!["state"]);
    }

    [Fact]
    public async Task Message_that_waits_is_not_sent_to_somebody_who_has_gone()
    {
        var subscription = await program.Confirmed(program.Poland, Anna, Jan);
        program.Carrier.Answers = _ => Task.FromResult(new Handover(HandoverResult.Deferred, "Later"));
        program.Clock.Now = Due;
        await program.Run();
        Assert.Equal(HttpStatusCode.OK, (await program.Poland.Put((string)subscription["self"]!, MailProgram.Body(Jan), "*")).Status);

        program.Carrier.Answers = ScriptedCarrier.Accept;
        program.Clock.Now += TimeSpan.FromHours(1);

        Assert.Equal(Jan, MailProgram.To(Assert.Single(await program.Run())));
    }

    [Fact]
    public async Task Report_tells_what_changed_since_the_last_one_that_this_recipient_got()
    {
        await program.Confirmed(program.Poland, Anna);
        program.Clock.Now = Due;
        Assert.Contains("first", Assert.Single(await program.Run()).TextBody, StringComparison.OrdinalIgnoreCase);

        // Jan comes later, so that the report is the first one for him only.
        var jan = await program.Confirmed(program.Poland, Jan);
        program.Clock.Now = Due.AddDays(6).AddHours(-6);
        await program.Publish();
        program.Clock.Now = Due.AddDays(7);
        var reports = (await program.Run()).ToDictionary(MailProgram.To, message => message.TextBody);

        Assert.NotEqual(reports[Anna], reports[Jan]);
        Assert.NotNull(jan);
    }

    [Fact]
    public async Task Recipient_who_was_stored_by_a_program_that_then_ended_is_asked_all_the_same_and_once()
    {
        var subscription = await MailProgram.Subscribe(program.Poland, Anna);
        await program.Get<SendLedger>().Forget((string)subscription["id"]!, recipient: null, default);
        Assert.Empty(await program.Run());

        program.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Single(await program.Run());
        program.Clock.Now += TimeSpan.FromMinutes(15);
        Assert.Empty(await program.Run());
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await program.Clear();
}
