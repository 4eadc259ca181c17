using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Carriers.Smtp;

namespace CoProduction.Functions.Tests.Mail.Carriers;

public sealed partial class SmtpCarrierTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    [Theory]
    [InlineData("starttls", true)]
    [InlineData("tls", true)]
    [InlineData("plain", false)]
    public async Task Message_is_taken(string security, bool isSecure)
    {
        using var carrier = server.Carrier(security);
        var to = $"taken-{security}@mon.example";

        var handover = await carrier.Send(Messages.To(to), default);

        Assert.Equal(new Handover(HandoverResult.Accepted, "queued as 1"), handover);
        var message = Assert.Single(await server.Messages(to));
        Assert.Equal(("briefings@coproduction.example", isSecure), ((string?)message["from"], (bool)message["secure"]!));
    }

    [Fact]
    public async Task Login_is_used()
    {
        using var carrier = server.Carrier("login", Login("briefings", "correct horse"));

        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("login@mon.example"), default)).Result);
        Assert.Equal("briefings", (string?)Assert.Single(await server.Messages("login@mon.example"))["user"]);
    }

    /// <summary>The text survives a dot at the beginning of a line, a line of 3,000 characters, and every script, on a way that takes only ASCII and short lines.</summary>
    [Fact]
    public async Task Another_parser_reads_what_was_written()
    {
        using var carrier = server.Carrier();
        var sent = Messages.Full("parse@mon.example");

        await carrier.Send(sent, default);

        var seen = Assert.Single(await server.Messages("parse@mon.example"));
        Assert.True((bool)seen["ascii"]! && (int)seen["longest"]! <= 998);
        Assert.Equal($"<{sent.MessageId}>", (string?)seen["id"]);
        var message = seen["parsed"]!;
        Assert.Equal(Messages.Subject, (string?)message["subject"]);
        Assert.Equal("\"CoProduction\" <briefings@coproduction.example>", (string?)message["from"]);
        Assert.Equal("\"Zażółć Gęślą\" <parse@mon.example>", (string?)message["to"]);
        Assert.Equal(Messages.Text.ReplaceLineEndings("\n"), ((string?)message["text"])!.TrimEnd());
        Assert.Equal(Messages.Html, ((string?)message["html"])!.TrimEnd());
        Assert.Equal("https://coproduction.example/unsubscribe/abc", (string?)message["unsubscribe"]);
        Assert.Equal(
            [("chart.png", "image/png", "chart@coproduction.example", Convert.ToBase64String(Messages.Picture)), ("zestawienie-żółć.csv", "text/csv", null, Convert.ToBase64String(Messages.Table))],
            message["attachments"]!.AsArray().Select(each => ((string?)each!["name"], (string?)each["type"], (string?)each["cid"], (string?)each["base64"])));
    }

    [Fact]
    public async Task Messages_share_a_connection_until_the_server_wants_another()
    {
        using var carrier = server.Carrier();

        for (var number = 0; number < 120; number++)
        {
            Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("many@mon.example"), default)).Result);
        }

        var seen = await server.Messages("many@mon.example", 120);
        Assert.Equal([100, 20], seen.GroupBy(message => (int)message["number"]!).Select(group => group.Count()));
    }

    [Fact]
    public async Task Messages_sent_at_once_share_a_few_connections()
    {
        using var carrier = server.Carrier();

        var handovers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => carrier.Send(Messages.To("at-once@mon.example"), default)));

        Assert.All(handovers, handover => Assert.Equal(HandoverResult.Accepted, handover.Result));
        var seen = await server.Messages("at-once@mon.example", 40);
        Assert.InRange(seen.Select(message => (int)message["number"]!).Distinct().Count(), 1, SmtpConnections.Most);
    }

    [Fact]
    public async Task Refused_recipient_costs_no_connection()
    {
        using var carrier = server.Carrier();

        await carrier.Send(Messages.To("before-refused@mon.example"), default);
        Assert.Equal(HandoverResult.AddressRefused, (await carrier.Send(Messages.To("rcpt.550.5-1-1@mon.example"), default)).Result);
        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("after-refused@mon.example"), default)).Result);

        Assert.Equal(
            (int)Assert.Single(await server.Messages("before-refused@mon.example"))["number"]!,
            (int)Assert.Single(await server.Messages("after-refused@mon.example"))["number"]!);
    }

    /// <summary>The server breaks off after its answer; the next message needs no second attempt of its own.</summary>
    [Fact]
    public async Task Kept_connection_that_has_ended_is_replaced()
    {
        using var carrier = server.Carrier();

        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("quit.drop@mon.example"), default)).Result);
        await server.Messages("quit.drop@mon.example");
        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("replaced@mon.example"), default)).Result);

        Assert.Single(await server.Messages("replaced@mon.example"));
    }

    [Fact]
    public async Task Connection_that_is_not_needed_for_a_while_is_ended()
    {
        var time = new HandTimer();
        using var carrier = server.Carrier(time: time);
        await carrier.Send(Messages.To("idle@mon.example"), default);

        time.Fire();

        await server.WhenClosed((int)Assert.Single(await server.Messages("idle@mon.example"))["number"]!);
        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("after-idle@mon.example"), default)).Result);
    }

    [Fact]
    public async Task Cancelled_call_throws()
    {
        using var carrier = server.Carrier();
        using var ended = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => carrier.Send(Messages.To("rcpt.hang@mon.example"), ended.Token));
    }

    /// <summary>A clock whose timer comes due when a test wants.</summary>
    private sealed class HandTimer : TimeProvider
    {
        public Action Fire { get; private set; } = () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Fire = () => callback(state);
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private static Func<SmtpOptions, SmtpOptions> Login(string userName, string password) => options => options with { UserName = userName, Password = password };
}
