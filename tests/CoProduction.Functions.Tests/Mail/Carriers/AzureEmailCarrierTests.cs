using Azure.Core;
using Azure.Identity;
using CoProduction.Functions.Mail.Carriers;
using Microsoft.AspNetCore.Http;

namespace CoProduction.Functions.Tests.Mail.Carriers;

public sealed class AzureEmailCarrierTests : IClassFixture<EmailService>
{
    private readonly EmailService service;

    public AzureEmailCarrierTests(EmailService service)
    {
        service.Reset();
        this.service = service;
    }

    [Fact]
    public async Task Message_is_sent_as_documented()
    {
        var message = Messages.Full("duty@mon.example");

        Assert.Equal(new Handover(HandoverResult.Accepted), await service.Carrier().Send(message, default));

        Assert.Empty(service.Faults);
        var sent = Assert.Single(service.Messages);
        Assert.Equal("briefings@coproduction.example", (string?)sent["senderAddress"]);
        Assert.Equal((Messages.Subject, Messages.Text.ReplaceLineEndings(), Messages.Html), ((string?)sent["content"]!["subject"], (string?)sent["content"]!["plainText"], (string?)sent["content"]!["html"]));
        Assert.Equal("""[{"address":"duty@mon.example","displayName":"Zażółć Gęślą"}]""", Text(sent["recipients"]!["to"]!));
        Assert.Equal("""[{"address":"duty@mon.example","displayName":"Dyżurny"}]""", Text(sent["replyTo"]!));
        Assert.True((bool)sent["userEngagementTrackingDisabled"]!);
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Message-Id"] = $"<{message.MessageId}>",
                ["List-Unsubscribe"] = "<https://coproduction.example/unsubscribe/abc>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
                ["Auto-Submitted"] = "auto-generated",
            },
            sent["headers"]!.AsObject().ToDictionary(header => header.Key, header => (string?)header.Value));
        Assert.Equal(
            [("chart.png", "image/png", "chart@coproduction.example", Convert.ToBase64String(Messages.Picture)), ("zestawienie-żółć.csv", "text/csv", null, Convert.ToBase64String(Messages.Table))],
            sent["attachments"]!.AsArray().Select(each => ((string?)each!["name"], (string?)each["contentType"], (string?)each["contentId"], (string?)each["contentInBase64"])));

        static string Text(System.Text.Json.Nodes.JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [Fact]
    public async Task Message_that_comes_again_has_the_same_operation_and_another_has_another()
    {
        var message = Messages.To("duty@mon.example");
        service.OnSend = EmailService.Error(429, "TooManyRequests", "Slowly.");

        await service.Carrier().Send(message, default);
        await service.Carrier().Send(message, default);
        await service.Carrier().Send(Messages.To("duty@mon.example"), default);

        Assert.Equal(service.Operations[0], service.Operations[1]);
        Assert.NotEqual(service.Operations[0], service.Operations[2]);
    }

    [Fact]
    public async Task Operation_is_asked_for_until_it_ends()
    {
        var answers = new Queue<Func<HttpContext, Task>>(
            [EmailService.Operation("NotStarted"), EmailService.Error(429, "TooManyRequests", "Slowly.", "1"), EmailService.BreakOff, EmailService.Operation("Running", retryAfter: "1"), EmailService.Operation("Succeeded")]);
        service.OnPoll = context => answers.Dequeue()(context);

        Assert.Equal(new Handover(HandoverResult.Accepted), await service.Carrier().Send(Messages.To("duty@mon.example"), default));

        Assert.Empty(answers);
        Assert.Single(service.Messages);
    }

    [Theory]
    [InlineData("Failed", "EmailDroppedAllRecipientsSuppressed", HandoverResult.AddressRefused)]
    [InlineData("Failed", "EmailDropped", HandoverResult.Refused)]
    [InlineData("Canceled", null, HandoverResult.Refused)]
    public async Task Operation_that_ends_without_success_refuses(string status, string? code, HandoverResult result)
    {
        service.OnPoll = EmailService.Operation(status, code);

        var handover = await service.Carrier().Send(Messages.To("duty@mon.example"), default);

        Assert.Equal(result, handover.Result);
        Assert.Contains(code ?? status, handover.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", handover.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_that_goes_on_for_too_long_is_taken_for_accepted()
    {
        service.OnPoll = EmailService.Operation("Running", retryAfter: "100");

        var handover = await service.Carrier(longestWait: TimeSpan.FromSeconds(5)).Send(Messages.To("duty@mon.example"), default);

        Assert.Equal((HandoverResult.Accepted, 1), (handover.Result, service.Polls));
        Assert.Contains("not delivered it yet", handover.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_is_accepted_even_if_the_program_ends_before_the_operation()
    {
        using var ended = new CancellationTokenSource();
        service.OnPoll = async context =>
        {
            await ended.CancelAsync();
            await EmailService.Operation("Running")(context);
        };

        Assert.Equal(HandoverResult.Accepted, (await service.Carrier().Send(Messages.To("duty@mon.example"), ended.Token)).Result);
    }

    [Theory]
    [InlineData(429, HandoverResult.Deferred)]
    [InlineData(503, HandoverResult.Deferred)]
    public async Task Service_that_wants_fewer_messages_is_left_alone_for_as_long_as_it_says(int status, HandoverResult result)
    {
        service.OnSend = EmailService.Error(status, "TooManyRequests", "Slowly.", "37");

        var handover = await service.Carrier().Send(Messages.To("duty@mon.example"), default);

        Assert.Equal((result, TimeSpan.FromSeconds(37)), (handover.Result, handover.RetryAfter));
        Assert.Single(service.Messages);
    }

    [Theory]
    [InlineData(400, HandoverResult.Refused, "answered 400. Code: (address) is wrong.")]
    [InlineData(413, HandoverResult.Refused, "413")]
    [InlineData(401, HandoverResult.Deferred, "give it the role")]
    [InlineData(403, HandoverResult.Deferred, "give it the role")]
    [InlineData(404, HandoverResult.Deferred, "CoProduction:Mail:Azure:Endpoint")]
    [InlineData(408, HandoverResult.Deferred, "in time")]
    public async Task Refusal_means(int status, HandoverResult result, string said)
    {
        service.OnSend = EmailService.Error(status, "Code", "duty@mon.example is wrong.");

        var handover = await service.Carrier().Send(Messages.To("duty@mon.example"), default);

        Assert.Equal((result, 1, 0), (handover.Result, service.Messages.Count, service.Polls));
        Assert.Contains(said, handover.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("late")]
    [InlineData("failed")]
    [InlineData("known")]
    public async Task Answer_that_is_lost_leaves_the_message_uncertain_unless_the_service_knows_the_operation(string how)
    {
        service.OnSend = how switch
        {
            "lost" => EmailService.BreakOff,
            "late" => context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            "failed" => EmailService.Error(500, "InternalServerError", "Sorry."),
            _ => EmailService.Error(409, "Conflict", "There is such an operation."),
        };
        var carrier = service.Carrier(timeout: TimeSpan.FromSeconds(how == "late" ? 1 : 20));

        service.OnPoll = EmailService.Error(404, "NotFound", "There is no such operation.");
        Assert.Equal(HandoverResult.Uncertain, (await carrier.Send(Messages.To("duty@mon.example"), default)).Result);

        service.OnPoll = EmailService.Operation("Succeeded");
        Assert.Equal(HandoverResult.Accepted, (await carrier.Send(Messages.To("duty@mon.example"), default)).Result);
        Assert.Equal(2, service.Messages.Count);
    }

    [Fact]
    public async Task Service_that_is_not_there_defers()
    {
        await using var gone = new EmailService();
        await gone.InitializeAsync();
        var carrier = gone.Carrier();
        await gone.StopAsync();

        var handover = await carrier.Send(Messages.To("duty@mon.example"), default);

        Assert.Equal(HandoverResult.Deferred, handover.Result);
        Assert.Contains("CoProduction:Mail:Azure:Endpoint", handover.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_without_an_identity_defers()
    {
        var carrier = service.Carrier(identity: DelegatedTokenCredential.Create((_, _) => throw new CredentialUnavailableException("There is none.")));

        var handover = await carrier.Send(Messages.To("duty@mon.example"), default);

        Assert.Equal((HandoverResult.Deferred, 0), (handover.Result, service.Messages.Count));
        Assert.Contains("could not sign in", handover.Detail, StringComparison.Ordinal);
    }
}
