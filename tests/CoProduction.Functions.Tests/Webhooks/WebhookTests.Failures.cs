using System.Net;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>Receivers that fail, hang and lie.</summary>
public sealed partial class WebhookTests
{
    [Fact]
    public async Task Nothing_is_sent_to_a_receiver_that_has_not_agreed_and_the_webhook_says_why()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        receiver.OnHandshake = Receiver.Answer(HttpStatusCode.OK);
        var made = await britain.Subscribe(receiver.Address, "changes");
        await Poland.WriteStock("pol-unsaid", 1, "everyone");

        Assert.Equal(["The receiver answered 200 without WebHook-Allowed-Origin: it has not agreed to deliveries from register.example."], await Failures(1));
        receiver.OnHandshake = Receiver.Answer(HttpStatusCode.OK, ("WebHook-Allowed-Origin", "another.example"));
        await Retry(britain, made, "GBR");
        Assert.Equal("The receiver's WebHook-Allowed-Origin names another origin than register.example.", (await Failures(2))[0]);
        receiver.OnHandshake = Receiver.Answer(HttpStatusCode.OK, ("WebHook-Allowed-Origin", Receiver.Origin), ("WebHook-Allowed-Rate", "0"));
        await Retry(britain, made, "GBR");
        Assert.Equal("The receiver's WebHook-Allowed-Rate is neither a star nor a whole number of deliveries a minute above 0.", (await Failures(3))[0]);
        Assert.Equal("pending", (string?)(await britain.Webhook(made))["state"]);
        Assert.Empty(receiver.Rest());

        receiver.OnHandshake = Receiver.Agree;
        var resumed = await britain.Ask(HttpMethod.Post, $"{made["self"]}/resume", null);
        Assert.Equal(HttpStatusCode.OK, resumed.Status);
        Assert.Equal("stock/pol-unsaid", (await receiver.Next()).Subject);
        await britain.Unsubscribe(made);

        async Task<string?[]> Failures(int count) =>
            [.. (await britain.Until(made, now => now["attempts"]!.AsArray().Count >= count))["attempts"]!.AsArray().Select(attempt => (string?)attempt!["failure"])];
    }

    [Fact]
    public async Task Events_come_in_order_and_each_again_with_the_same_id_until_it_is_accepted()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.InternalServerError);
        var made = await britain.Subscribe(receiver.Address, "changes");
        await britain.Until(made, now => (string?)now["state"] == "active");
        for (var value = 1; value <= 3; value++)
        {
            await Poland.WriteStock("pol-ordered", value, "everyone");
        }

        var refused = await receiver.Next();
        var shown = await britain.Until(made, now => now["failingSince"] is not null);
        Assert.Equal("The receiver answered 500.", (string?)shown["attempts"]![0]!["failure"]);
        await Retry(britain, made, "GBR");
        Assert.Equal(refused.Id, (await receiver.Next()).Id);
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.Accepted);
        await britain.Until(made, now => now["attempts"]!.AsArray().Count >= 3);
        await Retry(britain, made, "GBR");

        Delivery[] told = [await receiver.Next(), await receiver.Next(), await receiver.Next()];
        Assert.Equal(refused.Id, told[0].Id);
        Assert.Equal([null, null, 3.0], told.Select(delivery => delivery.Value));
        Assert.Equal(3, told.Select(delivery => delivery.Id).Distinct().Count());
        var after = await britain.Until(made, now => (long)now["delivered"]! == 3);
        Assert.Null(after["failingSince"]);
        Assert.Null(after["nextAttemptAt"]);
        Assert.Empty(receiver.Rest());
        await britain.Unsubscribe(made);
    }

    public static TheoryData<string, string> Answers => new()
    {
        { "hangs", "The receiver did not answer within 1 seconds." },
        { "redirects", "The receiver answered 302, but redirects are not followed: subscribe the address that it leads to." },
        { "breaks off", "The receiver broke off the connection, or its answer is not HTTP." },
        { "is busy", "The receiver answered 429." },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Receiver_that_does_not_accept_is_tried_again_later(string what, string failure)
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        var made = await britain.Subscribe(receiver.Address, "changes");
        await britain.Until(made, now => (string?)now["state"] == "active");
        receiver.OnDelivery = what switch
        {
            "hangs" => Receiver.Hang,
            "redirects" => Receiver.Answer(HttpStatusCode.Found, ("Location", receiver.Address + "/elsewhere")),
            "breaks off" => Receiver.BreakOff,
            _ => Receiver.Answer(HttpStatusCode.TooManyRequests, ("Retry-After", "3600")),
        };

        await Poland.WriteStock("pol-retried", program.Clock.GetUtcNow().Ticks % 1_000_000, "everyone");

        var refused = await receiver.Next();
        var failing = await britain.Until(made, now => now["failingSince"] is not null);
        Assert.Equal(failure, (string?)failing["attempts"]![0]!["failure"]);
        var pause = (DateTimeOffset)failing["nextAttemptAt"]! - (DateTimeOffset)failing["failingSince"]!;
        Assert.InRange(pause, what == "is busy" ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(4), what == "is busy" ? TimeSpan.FromHours(1.1) : TimeSpan.FromSeconds(60));
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.NoContent);
        await Retry(britain, made, "GBR");
        var again = await receiver.Next();
        Assert.Equal((refused.Id, "/events"), (again.Id, again.Path));
        await britain.Unsubscribe(made);
    }

    [Fact]
    public async Task Endless_answer_is_not_read()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        var made = await britain.Subscribe(receiver.Address, "changes");
        receiver.OnDelivery = async context =>
        {
            var some = new byte[1_000_000];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(some);
            }
        };

        await Poland.WriteStock("pol-endless", 1, "everyone");
        await receiver.Next();
        await britain.Until(made, now => (long)now["delivered"]! == 1);
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.OK);
        await Poland.WriteStock("pol-endless", 2, "everyone");

        Assert.Equal(2, (await receiver.Next()).Value);
        await britain.Unsubscribe(made);
    }

    [Fact]
    public async Task Receiver_that_is_gone_is_left_alone_at_once()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.Gone);
        var made = await britain.Subscribe(receiver.Address, "changes");

        await Poland.WriteStock("pol-gone", 1, "everyone");

        var suspended = await britain.Until(made, now => (string?)now["state"] == "suspended");
        Assert.Equal("The receiver answered 410: it wants no more deliveries.", (string?)suspended["reason"]);
        Assert.NotNull(suspended["suspendedAt"]);
        await britain.Unsubscribe(made);
    }

    [Fact]
    public async Task Webhook_that_fails_for_two_days_is_suspended_and_goes_on_where_it_stopped_when_it_is_resumed()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        var made = await britain.Subscribe(receiver.Address, "changes");
        await britain.Until(made, now => (string?)now["state"] == "active");
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.ServiceUnavailable);
        await Poland.WriteStock("pol-kept", 1, "everyone");
        var failing = await britain.Until(made, now => now["failingSince"] is not null);
        var pauses = new List<TimeSpan>();
        while ((string?)failing["state"] != "suspended")
        {
            Assert.True(pauses.Count < 40, failing.ToString());
            pauses.Add((DateTimeOffset)failing["nextAttemptAt"]! - (DateTimeOffset)failing["attempts"]![0]!["at"]!);
            var at = (string?)failing["attempts"]![0]!["at"];
            await Retry(britain, made, "GBR");
            failing = await britain.Until(made, now => (string?)now["attempts"]![0]!["at"] != at);
        }

        Assert.Equal("Every attempt has failed for two days. The last failure: The receiver answered 503.", (string?)failing["reason"]);
        Assert.InRange((DateTimeOffset)failing["suspendedAt"]! - (DateTimeOffset)failing["failingSince"]!, TimeSpan.FromDays(2), TimeSpan.FromDays(2.1));
        Assert.Equal(pauses.Take(8).Order(), pauses.Take(8));
        Assert.Equal(10, failing["attempts"]!.AsArray().Count);
        receiver.Rest();
        await Poland.WriteStock("pol-kept", 2, "everyone");
        await program.Run("GBR", made);
        Assert.Empty(receiver.Rest());

        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.OK);
        await britain.Ask(HttpMethod.Post, $"{made["self"]}/resume", null);

        Assert.Equal([null, 2.0], [(await receiver.Next()).Value, (await receiver.Next()).Value]);
        await britain.Unsubscribe(made);
    }

    [Fact]
    public async Task Receiver_with_a_certificate_that_nobody_trusts_is_sent_nothing()
    {
        using var britain = program.ClientOf("GBR");
        using var another = new ReceiverCertificate();
        await using var receiver = await Receiver.StartAsync(another);
        var made = await britain.Subscribe(receiver.Address, "changes");

        var failing = await britain.Until(made, now => now["failingSince"] is not null);

        Assert.Equal(
            "No secure connection to the receiver could be made: check that its certificate is valid for the host name and from a trusted authority.",
            (string?)failing["attempts"]![0]!["failure"]);
        Assert.False(receiver.Asked.Reader.TryRead(out _));
        await britain.Unsubscribe(made);
    }
}
