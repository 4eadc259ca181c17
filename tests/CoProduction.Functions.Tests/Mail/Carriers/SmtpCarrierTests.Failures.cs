using System.Net;
using System.Net.Sockets;
using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Carriers.Smtp;

namespace CoProduction.Functions.Tests.Mail.Carriers;

public sealed partial class SmtpCarrierTests
{
    [Theory]
    [InlineData("rcpt.550", HandoverResult.AddressRefused)]
    [InlineData("rcpt.550.5-1-1", HandoverResult.AddressRefused)]
    [InlineData("rcpt.550.5-1-10", HandoverResult.AddressRefused)]
    [InlineData("rcpt.550.5-2-1", HandoverResult.AddressRefused)]
    [InlineData("rcpt.550.5-4-1", HandoverResult.AddressRefused)]
    [InlineData("rcpt.553", HandoverResult.AddressRefused)]
    [InlineData("rcpt.556", HandoverResult.AddressRefused)]
    [InlineData("rcpt.550.5-0-0", HandoverResult.AddressRefused)]
    [InlineData("rcpt.550.5-1-8", HandoverResult.Refused)]
    [InlineData("rcpt.550.5-7-1", HandoverResult.Refused)]
    [InlineData("rcpt.554", HandoverResult.Refused)]
    [InlineData("rcpt.552", HandoverResult.Deferred)]
    [InlineData("rcpt.552.5-2-2", HandoverResult.Deferred)]
    [InlineData("rcpt.530", HandoverResult.Deferred)]
    [InlineData("rcpt.535.5-7-8", HandoverResult.Deferred)]
    [InlineData("rcpt.450.4-2-1", HandoverResult.Deferred)]
    [InlineData("rcpt.421.4-3-2", HandoverResult.Deferred)]
    [InlineData("data.451.4-3-0", HandoverResult.Deferred)]
    [InlineData("data.554.5-5-1", HandoverResult.Refused)]
    [InlineData("dot.451", HandoverResult.Deferred)]
    [InlineData("dot.550", HandoverResult.Refused)]
    [InlineData("dot.554.5-7-1", HandoverResult.Refused)]
    [InlineData("dot.552.5-3-4", HandoverResult.Refused)]
    [InlineData("dot.550.5-1-1", HandoverResult.AddressRefused)]
    public async Task Refusal_means(string act, HandoverResult result)
    {
        using var carrier = server.Carrier();
        var to = $"{act}@mon.example";

        var handover = await carrier.Send(Messages.To(to), default);

        Assert.Equal(result, handover.Result);
        Assert.Contains("is not taken", handover.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", handover.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.450.4-7-1", HandoverResult.Deferred)]
    [InlineData("mail.550", HandoverResult.Refused)]
    [InlineData("mail.550.5-1-1", HandoverResult.Refused)]
    public async Task Refusal_of_the_sender_means(string act, HandoverResult result)
    {
        using var carrier = server.Carrier();

        Assert.Equal(result, (await carrier.Send(Messages.To("anybody@mon.example", $"{act}@coproduction.example"), default)).Result);
    }

    [Theory]
    [InlineData("mail.drop")]
    [InlineData("rcpt.drop")]
    [InlineData("data.drop")]
    public async Task Connection_lost_before_the_message_defers_it(string act)
    {
        using var carrier = server.Carrier();
        var message = act.StartsWith("mail", StringComparison.Ordinal) ? Messages.To("anybody@mon.example", $"{act}@coproduction.example") : Messages.To($"{act}@mon.example");

        Assert.Equal(HandoverResult.Deferred, (await carrier.Send(message, default)).Result);
    }

    [Fact]
    public async Task Connection_lost_within_the_message_defers_it()
    {
        using var carrier = server.Carrier();
        var message = Messages.To("body.drop@mon.example");
        message.Body = new MimeKit.TextPart("plain") { Text = string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 100_000)) };

        Assert.Equal(HandoverResult.Deferred, (await carrier.Send(message, default)).Result);
    }

    /// <summary>The server has taken the message, and only its answer was lost. What is sent again has the same Message-ID.</summary>
    [Fact]
    public async Task Answer_lost_after_the_message_leaves_it_uncertain()
    {
        using var carrier = server.Carrier();
        var message = Messages.To("dot.drop@mon.example");

        var first = await carrier.Send(message, default);
        var second = await carrier.Send(message, default);

        Assert.Equal((HandoverResult.Uncertain, HandoverResult.Uncertain), (first.Result, second.Result));
        var seen = await server.Messages("dot.drop@mon.example", 2);
        Assert.Equal([$"<{message.MessageId}>", $"<{message.MessageId}>"], seen.Select(each => (string?)each["id"]));
    }

    /// <summary>A kept connection is no reason to send a message again that the server may have taken.</summary>
    [Fact]
    public async Task Message_is_not_repeated_after_a_kept_connection_lost_its_answer()
    {
        using var carrier = server.Carrier();
        await carrier.Send(Messages.To("before-lost@mon.example"), default);

        Assert.Equal(HandoverResult.Uncertain, (await carrier.Send(Messages.To("dot.drop.kept@mon.example"), default)).Result);

        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("after-lost@mon.example"), default)).Result);
        await server.Messages("after-lost@mon.example");
        Assert.Single(server.Received("dot.drop.kept@mon.example"));
    }

    [Theory]
    [InlineData("rcpt.hang", HandoverResult.Deferred)]
    [InlineData("dot.hang", HandoverResult.Uncertain)]
    public async Task Silent_server_is_waited_for_as_long_as_the_options_say(string act, HandoverResult result)
    {
        using var carrier = server.Carrier(change: options => options with { TimeoutSeconds = 1 });

        Assert.Equal(result, (await carrier.Send(Messages.To($"{act}@mon.example"), default)).Result);
    }

    [Theory]
    [InlineData("briefings", "wrong", "UserName")]
    [InlineData("busy", "any", "4.7.0 Try later")]
    public async Task Login_that_fails_defers_and_says_what_to_do(string userName, string password, string said)
    {
        using var carrier = server.Carrier("login", Login(userName, password));

        await IsDeferred(carrier, said);
    }

    [Fact]
    public async Task Login_that_is_missing_defers_and_says_what_to_do()
    {
        using var carrier = server.Carrier("login");

        await IsDeferred(carrier, "set CoProduction:Mail:Smtp:UserName and Password");
    }

    [Fact]
    public async Task Server_that_offers_no_login_defers_and_says_what_to_do()
    {
        using var carrier = server.Carrier("nologin", Login("briefings", "correct horse"));

        await IsDeferred(carrier, "no login that the program knows");
    }

    [Fact]
    public async Task Server_that_offers_no_TLS_gets_no_message()
    {
        using var carrier = server.Carrier("plain", options => options with { Security = SmtpSecurity.StartTls });

        await IsDeferred(carrier, "does not offer STARTTLS");
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task Certificate_of_an_unknown_authority_gets_no_message(string security)
    {
        using var carrier = server.Carrier(security, options => options with { TrustedCertificates = TrustedAuthorities.None });

        await IsDeferred(carrier, "CoProduction:Mail:Smtp:TrustedCertificates");
    }

    [Fact]
    public async Task Certificate_for_another_name_gets_no_message()
    {
        using var carrier = server.Carrier(change: options => options with { Host = "127.0.0.1" });

        await IsDeferred(carrier, "valid for 127.0.0.1");
    }

    [Fact]
    public async Task Server_that_takes_no_mail_defers()
    {
        using var carrier = server.Carrier("closed");

        await IsDeferred(carrier, "554: 5.3.2 No mail today");
    }

    [Fact]
    public async Task Server_that_is_not_there_defers()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var carrier = server.Carrier(change: options => options with { Port = port });

        await IsDeferred(carrier, "CoProduction:Mail:Smtp:Host");
    }

    private static async Task IsDeferred(SmtpCarrier carrier, string said)
    {
        var handover = await carrier.Send(Messages.To("nobody@mon.example"), default);

        Assert.Equal(HandoverResult.Deferred, handover.Result);
        Assert.Contains(said, handover.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", handover.Detail, StringComparison.Ordinal);
    }
}
