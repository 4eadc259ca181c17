using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>Requests about webhooks, and the stocks whose changes they tell of.</summary>
internal static class Subscribing
{
    private const string Webhooks = "api/v1/webhooks";

    public static JsonObject Body(string address, params string[] topics) =>
        new() { ["address"] = address, ["topics"] = new JsonArray([.. topics.Select(topic => JsonValue.Create(topic))]) };

    /// <summary>Subscribes an address.</summary>
    /// <returns>The webhook, with the secret of its key.</returns>
    public static async Task<JsonNode> Subscribe(this HttpClient client, string address, params string[] topics)
    {
        var answer = await client.Post(Webhooks, Body(address, topics));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        return answer.Json;
    }

    public static async Task<JsonNode> Webhook(this HttpClient client, JsonNode webhook)
    {
        var answer = await client.Get((string)webhook["self"]!);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    /// <summary>Asks for the webhook until it is as the test wants it.</summary>
    public static async Task<JsonNode> Until(this HttpClient client, JsonNode webhook, Func<JsonNode, bool> isMeant)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        JsonNode now;
        while (!isMeant(now = await client.Webhook(webhook)))
        {
            await Task.Delay(50, patience.Token);
        }

        return now;
    }

    public static async Task Unsubscribe(this HttpClient client, JsonNode webhook) =>
        Assert.Equal(HttpStatusCode.NoContent, (await client.Delete((string)webhook["self"]!, ifMatch: null)).Status);

    /// <summary>Writes a stock, whether or not there is one of that id.</summary>
    public static async Task WriteStock(this HttpClient client, string id, double value, params string[] releasableTo)
    {
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["value"], stock["releasableTo"]) = (id, value, new JsonArray([.. releasableTo.Select(audience => JsonValue.Create(audience))]));
        var answer = await client.Put($"api/v1/stocks/{id}", stock, "*");
        answer = answer.Status == HttpStatusCode.NotFound ? await client.Post("api/v1/stocks", stock) : answer;
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.ToString());
    }
}
