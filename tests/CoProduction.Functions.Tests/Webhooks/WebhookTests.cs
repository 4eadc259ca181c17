using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Webhooks;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>Webhooks of several partners, and receivers that do their part.</summary>
public sealed partial class WebhookTests(WebhookProgram program) : IClassFixture<WebhookProgram>
{
    private HttpClient Poland => program.Poland;

    [Fact]
    public async Task Change_is_told_as_soon_as_it_is_made_in_a_signed_event_once_the_receiver_has_agreed()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        var made = await britain.Subscribe(receiver.Address, "changes");
        Assert.Equal(("pending", receiver.Address), ((string?)made["state"], (string?)made["address"]));
        Assert.Equal(Receiver.Origin, await receiver.NextHandshake());
        var position = (await britain.Get("api/v1/exports/json-lines")).Text.Split('\n')[0];

        await Poland.WriteStock("pol-told", 7, "everyone");

        var delivery = await receiver.Next();
        Assert.Equal(("POST", "/events"), (delivery.Method, delivery.Path));
        Assert.StartsWith("application/cloudevents+json", delivery.ContentType, StringComparison.Ordinal);
        var told = delivery.Event;
        Assert.Equal(
            ("1.0", "coproduction.change", "stock/pol-told", $"https://{Receiver.Origin}/api/v1/webhooks/{made["id"]}"),
            ((string?)told["specversion"], (string?)told["type"], (string?)told["subject"], (string?)told["source"]));
        Assert.Equal($"https://{Receiver.Origin}/api/openapi.json#/components/schemas/ChangeResponse", (string?)told["dataschema"]);
        var feed = (await britain.Get($"api/v1/changes?since={(string)JsonNode.Parse(position)!["record"]!["position"]!}")).Json["items"]!.AsArray();
        Assert.Equal(Assert.Single(feed)!.ToJsonString(), told["data"]!.ToJsonString());
        Assert.Equal((DateTimeOffset)told["data"]!["at"]!, (DateTimeOffset)told["time"]!);
        Assert.Equal([Signed(delivery, made)], delivery.Headers["webhook-signature"].Split(' '));

        var shown = await britain.Until(made, now => (long)now["delivered"]! == 1);
        Assert.Equal("active", (string?)shown["state"]);
        Assert.Equal([(delivery.Id, 204, null), (null, 200, null)], shown["attempts"]!.AsArray().Select(one => ((string?)one!["event"], (int)one["status"]!, (string?)one["failure"])));
        Assert.Null(shown["secret"]);
        await britain.Unsubscribe(made);
    }

    [Fact]
    public async Task Webhook_tells_what_its_partner_may_see_when_it_is_sent_and_nothing_that_was_hidden_by_then()
    {
        using var britain = program.ClientOf("GBR");
        await using var receiver = await program.Receive();
        var made = await britain.Subscribe(receiver.Address, "changes");
        await Poland.WriteStock("pol-known", 1, "everyone");
        Assert.Equal("stock/pol-known", (await receiver.Next()).Subject);

        // Only once it has been answered: otherwise it is this delivery that fails.
        await britain.Until(made, now => (long)now["delivered"]! == 1);
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.InternalServerError);
        await Poland.WriteStock("pol-first", 1, "everyone");
        await receiver.Next();

        // While the receiver fails: one record comes and goes, one that it knows is hidden, one is hidden from the start, and one is changed.
        await Poland.WriteStock("pol-first", 2, "everyone");
        await Poland.WriteStock("pol-brief", 1, "everyone");
        await Poland.WriteStock("pol-brief", 2);
        await Poland.WriteStock("pol-known", 2);
        await Poland.WriteStock("pol-secret", 1);
        await Poland.WriteStock("pol-last", 1, "everyone");
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.OK);
        await Retry(britain, made, "GBR");

        var told = new List<Delivery>();
        do
        {
            told.Add(await receiver.Next());
        }
        while (told[^1].Subject != "stock/pol-last");
        Assert.Equal(
            [("stock/pol-first", "created", null), ("stock/pol-first", "changed", 2.0), ("stock/pol-known", "withdrawn", null), ("stock/pol-last", "created", 1.0)],
            told.DistinctBy(delivery => delivery.Id).Select(delivery => (delivery.Subject, delivery.Action, delivery.Value)));
        Assert.DoesNotContain(told, delivery => Encoding.UTF8.GetString(delivery.Body).Contains("pol-brief", StringComparison.Ordinal));
        await britain.Unsubscribe(made);
    }

    [Fact]
    public async Task Whoever_may_see_more_or_less_than_before_is_told_to_start_again_and_later_changes_follow()
    {
        using var sweden = program.ClientOf("SWE");
        await using var receiver = await program.Receive();
        var made = await sweden.Subscribe(receiver.Address, "changes");
        await sweden.Until(made, now => (string?)now["state"] == "active");
        await Poland.WriteStock("pol-for-nato", 1, "NATO");

        await program.Get<IRecordStore>().SeedPartners(("SWE", ["NATO"]));
        await program.Run("SWE", made);

        var restart = await receiver.Next();
        Assert.Equal(("coproduction.restart", "feed-position-outdated"), (restart.Type, (string?)restart.Event["data"]!["code"]));
        await Poland.WriteStock("pol-for-nato", 2, "NATO");
        var next = await receiver.Next();
        Assert.Equal(("stock/pol-for-nato", "changed", 2.0), (next.Subject, next.Action, next.Value));
        await sweden.Unsubscribe(made);
    }

    [Fact]
    public async Task Mirror_that_subscribes_with_the_position_of_its_export_is_told_what_came_after_it()
    {
        using var japan = program.ClientOf("JPN", Role.Contributor);
        var position = (string)JsonNode.Parse((await japan.Get("api/v1/exports/json-lines")).Text.Split('\n')[0])!["record"]!["position"]!;
        await Poland.WriteStock("pol-between", 1, "everyone");
        await using var receiver = await program.Receive();
        var body = Subscribing.Body(receiver.Address, "changes");
        body["since"] = position;

        var made = await japan.Post("api/v1/webhooks", body);

        Assert.True(made.Status == HttpStatusCode.Created, made.ToString());
        Assert.Equal("stock/pol-between", (await receiver.Next()).Subject);
        await japan.Unsubscribe(made.Json);
    }

    [Fact]
    public async Task Reports_and_ended_jobs_are_told_to_their_partner()
    {
        using var japan = program.ClientOf("JPN");
        await using var receiver = await program.Receive();
        var made = await japan.Subscribe(receiver.Address, "jobs", "reports");
        var job = (await japan.PostLines("{}")).Job();
        using var britain = program.ClientOf("GBR");
        await britain.End((await britain.PostLines("{}")).Job());
        await japan.End(job);

        var ended = await receiver.Next();
        Assert.Equal(("coproduction.job", job.Split('/')[^1]), (ended.Type, ended.Subject));
        Assert.Equal(("succeeded", 1), ((string?)ended.Event["data"]!["state"], (int)ended.Event["data"]!["rows"]!["rejected"]!));
        await program.Fire("ArchiveGapReport");
        var report = await receiver.Next();
        Assert.Equal("coproduction.report", report.Type);
        var night = await japan.Get($"api/v1/gap-reports/{report.Subject}");
        Assert.Equal((HttpStatusCode.OK, report.Subject), (night.Status, (string?)report.Event["data"]!["id"]));
        await japan.Unsubscribe(made);
    }

    [Fact]
    public async Task Two_keys_sign_while_one_replaces_the_other_and_one_a_day_later()
    {
        using var japan = program.ClientOf("JPN");
        await using var receiver = await program.Receive();
        var first = await japan.Subscribe(receiver.Address, "changes");
        var second = (await japan.Ask(HttpMethod.Post, $"{first["self"]}/roll-key", null)).Json;

        await Poland.WriteStock("pol-rolled", 1, "everyone");
        var during = await receiver.Next();
        Assert.Equal([Signed(during, second), Signed(during, first)], during.Headers["webhook-signature"].Split(' '));
        Assert.Equal(2, second["keys"]!.AsArray().Count);

        program.Clock.Advance(TimeSpan.FromHours(24));
        await Poland.WriteStock("pol-rolled", 2, "everyone");
        var after = await receiver.Next();
        Assert.Equal([Signed(after, second)], after.Headers["webhook-signature"].Split(' '));
        Assert.Single((await japan.Webhook(first))["keys"]!.AsArray());
        await japan.Unsubscribe(first);
    }

    [Fact]
    public async Task Receiver_that_allows_few_deliveries_gets_no_more()
    {
        using var japan = program.ClientOf("JPN");
        await using var receiver = await program.Receive();
        receiver.OnHandshake = Receiver.Answer(HttpStatusCode.OK, ("WebHook-Allowed-Origin", "*"), ("WebHook-Allowed-Rate", "1"));
        var made = await japan.Subscribe(receiver.Address, "changes");
        await Poland.WriteStock("pol-slow", 1, "everyone");
        await Poland.WriteStock("pol-slow", 2, "everyone");
        var first = await receiver.Next();

        await program.Run("JPN", made);

        Assert.Empty(receiver.Rest());
        var waiting = await japan.Until(made, now => now["nextAttemptAt"] is not null);
        Assert.Equal(1, (int)waiting["allowedRate"]!);
        Assert.Equal(TimeSpan.FromMinutes(1), (DateTimeOffset)waiting["nextAttemptAt"]! - (DateTimeOffset)waiting["attempts"]![0]!["at"]!);
        program.Clock.Advance(TimeSpan.FromMinutes(1));
        await program.Run("JPN", made);
        Assert.NotEqual(first.Id, (await receiver.Next()).Id);
        await japan.Unsubscribe(made);
    }

    [Fact]
    public async Task Webhook_of_a_restored_register_tells_nothing_until_it_is_resumed()
    {
        using var japan = program.ClientOf("JPN");
        await using var receiver = await program.Receive();
        var made = await japan.Subscribe(receiver.Address, "changes");
        await japan.Until(made, now => (string?)now["state"] == "active");

        await program.Get<WebhookTable>().SuspendAll("The register was restored.", program.Clock.GetUtcNow(), default);
        await Poland.WriteStock("pol-restored", program.Clock.GetUtcNow().Ticks % 1_000_000, "everyone");
        await program.Fire("DeliverWebhooks");
        await program.Run("JPN", made);

        Assert.Empty(receiver.Rest());
        Assert.Equal("The register was restored.", (string?)(await japan.Webhook(made))["reason"]);
        await japan.Ask(HttpMethod.Post, $"{made["self"]}/resume", null);
        Assert.Equal("stock/pol-restored", (await receiver.Next()).Subject);
        await japan.Unsubscribe(made);
    }

    /// <summary>The signature of a delivery by the key whose secret an answer has, as a receiver computes it.</summary>
    private static string Signed(Delivery delivery, JsonNode made)
    {
        var key = Convert.FromBase64String(((string)made["secret"]!)["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{delivery.Headers["webhook-id"]}.{delivery.Headers["webhook-timestamp"]}."), .. delivery.Body];
        Assert.Equal(delivery.Id, delivery.Headers["webhook-id"]);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }

    /// <summary>Lets the time pass until the next attempt is due, and asks three times at once for it, unless a message has done so already.</summary>
    private async Task Retry(HttpClient client, JsonNode webhook, string partner)
    {
        if ((DateTimeOffset?)(await client.Webhook(webhook))["nextAttemptAt"] is { } next && next - program.Clock.GetUtcNow() is var pause && pause > TimeSpan.Zero)
        {
            program.Clock.Advance(pause + TimeSpan.FromSeconds(1));
        }

        await Task.WhenAll(program.Run(partner, webhook), program.Run(partner, webhook), program.Run(partner, webhook));
    }
}
