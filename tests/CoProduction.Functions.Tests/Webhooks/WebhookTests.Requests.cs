using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>What callers ask of webhooks.</summary>
public sealed partial class WebhookTests
{
    private const string Nowhere = "https://hooks.mod.example/coproduction";

    [Theory]
    [InlineData("""{}""", "/address", "/topics")]
    [InlineData("""{"address":"http://hooks.mod.example/","topics":["changes"]}""", "/address")]
    [InlineData("""{"address":"https://anna:secret@hooks.mod.example/","topics":["changes"]}""", "/address")]
    [InlineData("""{"address":"https://10.0.0.1/","topics":["changes"]}""", "/address")]
    [InlineData("""{"address":"https://2130706433/","topics":["changes"]}""", "/address")]
    [InlineData("""{"address":"https://hooks.mod.example:22/","topics":["changes"]}""", "/address")]
    [InlineData("""{"address":"https://hooks.mod.example/","topics":["weather"]}""", "/topics/0")]
    [InlineData("""{"address":"https://hooks.mod.example/","topics":["jobs","jobs"]}""", "/topics/1")]
    [InlineData("""{"address":"https://hooks.mod.example/","topics":["jobs"],"since":"x"}""", "/since")]
    [InlineData("""{"address":"https://hooks.mod.example/","topics":["changes"],"since":"nonsense"}""", "/since")]
    [InlineData("""{"address":"http://hooks.mod.example/","topics":["changes"],"since":"nonsense"}""", "/address", "/since")]
    [InlineData("""{"address":"https://hooks.mod.example/","topics":["weather","changes"],"since":"nonsense"}""", "/topics/0", "/since")]
    public async Task Faults_of_a_subscription_are_named(string body, params string[] pointers)
    {
        var answer = await Poland.PostText("api/v1/webhooks", body);

        Assert.Equal((HttpStatusCode.BadRequest, "validation-failed"), (answer.Status, answer.Code));
        Assert.Equal(pointers, answer.Pointers);
    }

    [Fact]
    public async Task Webhooks_are_their_partners_and_nobody_elses()
    {
        using var japan = program.ClientOf("JPN");
        using var sweden = program.ClientOf("SWE");
        using var reader = program.ClientOf("JPN", Role.Reader);
        var made = await japan.Subscribe(Nowhere, "reports");
        var self = (string)made["self"]!;

        Assert.Equal([(string)made["id"]!], (await japan.Get("api/v1/webhooks")).Ids("id"));
        Assert.Empty((await sweden.Get("api/v1/webhooks")).Ids("id"));
        Assert.Equal(HttpStatusCode.NotFound, (await sweden.Get(self)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sweden.Delete(self, null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sweden.Ask(HttpMethod.Post, $"{self}/roll-key", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sweden.Ask(HttpMethod.Post, $"{self}/resume", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(self)).Status);
        Assert.Equal("The host name of the address is not known.", (string?)(await japan.Until(made, now => now["failingSince"] is not null))["attempts"]![0]!["failure"]);
        await japan.Unsubscribe(made);
        Assert.Equal(HttpStatusCode.NotFound, (await japan.Get(self)).Status);
    }

    [Fact]
    public async Task Partner_has_as_many_webhooks_as_it_may_and_no_more_also_if_it_asks_at_once()
    {
        using var sweden = program.ClientOf("SWE");

        for (var n = 1; n < WebhookProgram.Most; n++)
        {
            await sweden.Subscribe(Nowhere, "jobs");
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sweden.Post("api/v1/webhooks", Subscribing.Body(Nowhere, "jobs"))));

        // Of those who ask at once, more may be refused than necessary.
        var made = answers.Count(answer => answer.Status == HttpStatusCode.Created);
        Assert.InRange(made, 0, 1);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => Assert.Equal((HttpStatusCode.Conflict, "too-many-webhooks"), (answer.Status, answer.Code)));
        if (made == 0)
        {
            await sweden.Subscribe(Nowhere, "jobs");
        }

        Assert.Equal("too-many-webhooks", (await sweden.Post("api/v1/webhooks", Subscribing.Body(Nowhere, "jobs"))).Code);
        var page = await sweden.Get("api/v1/webhooks?pageSize=2");
        Assert.Equal(2, page.Ids("id").Count);
        Assert.Single((await sweden.Get((string)page.Json["nextLink"]!)).Ids("id"));
        foreach (var webhook in (await sweden.Get("api/v1/webhooks")).Json["items"]!.AsArray())
        {
            await sweden.Unsubscribe(webhook!);
        }
    }

    [Fact]
    public async Task Request_that_is_repeated_with_its_key_does_nothing_more_and_gets_the_same_answer()
    {
        using var sweden = program.ClientOf("SWE");
        var body = Subscribing.Body(Nowhere, "jobs").ToJsonString();
        Task<Answer> Subscribe() => sweden.Ask(HttpMethod.Post, "api/v1/webhooks", Asking.Json(body), ("Idempotency-Key", "subscribe"));
        var first = await Subscribe();
        var second = await Subscribe();
        Assert.Equal((first.Text, "true"), (second.Text, second.Headers.GetValues("Idempotency-Replayed").Single()));
        Assert.Single((await sweden.Get("api/v1/webhooks")).Ids("id"));

        Task<Answer> Roll() => sweden.Ask(HttpMethod.Post, $"{first.Json["self"]}/roll-key", null, ("Idempotency-Key", "roll"));
        var rolled = await Roll();
        Assert.Equal(rolled.Text, (await Roll()).Text);
        Assert.NotEqual((string?)first.Json["secret"], (string?)rolled.Json["secret"]);
        Assert.Equal(2, (await sweden.Webhook(first.Json))["keys"]!.AsArray().Count);
        await sweden.Unsubscribe(first.Json);
    }

    [Fact]
    public async Task Position_of_a_coordinator_is_refused_because_a_webhook_sees_less()
    {
        var position = (string)JsonNode.Parse((await Poland.Get("api/v1/exports/json-lines")).Text.Split('\n')[0])!["record"]!["position"]!;
        var body = Subscribing.Body(Nowhere, "changes");
        body["since"] = position;

        var answer = await Poland.Post("api/v1/webhooks", body);

        Assert.Equal(["/since"], answer.Pointers);
        Assert.Contains("coordinator", answer.Text, StringComparison.Ordinal);
    }
}
