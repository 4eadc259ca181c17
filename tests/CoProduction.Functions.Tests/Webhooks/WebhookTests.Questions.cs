using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Webhooks;
using CoProduction.Functions.Webhooks.Events;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>Questions that a partner was not asked before, told after the nights in which they were new.</summary>
public sealed partial class WebhookTests
{
    private const string Asked = "total:155-HE";

    [Fact]
    public async Task New_question_to_a_partner_is_told_once_and_again_only_when_it_comes_back()
    {
        await Post("items", "code", "155-HE", item =>
        {
            (item["name"], item["kind"], item["materials"]) = ("Shell", "product", new JsonArray());
            item.Remove("otherUnits");
        });
        await Post("goals", "family", "artillery-155", _ => { });
        await using var receiver = await program.Receive();
        var made = await Poland.Subscribe(receiver.Address, "questions");
        await PlaceOf(made, place => place.Known is not null);

        // Nobody has stated how the observed total grows. The receiver fails at first.
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.InternalServerError);
        await Post("baselines", "id", "pol-shell-2025", baseline => (baseline["item"], baseline["ratePerYear"]) = ("155-HE", 120_000));
        var first = await Night(made);
        var failed = await receiver.Next();
        await Poland.Until(made, now => now["nextAttemptAt"] is not null);
        await Retry(Poland, made, "POL");
        Assert.Equal((failed.Id, $"questions-{first}"), ((await receiver.Next()).Id, failed.Id));

        // All makers are registered before it can be told, so that nothing is asked any more.
        await Cover();
        receiver.OnDelivery = Receiver.Answer(HttpStatusCode.OK);
        await Poland.Until(made, now => now["nextAttemptAt"] is not null);
        await Retry(Poland, made, "POL");
        await PlaceOf(made, place => place.Untold.Count == 0);
        Assert.Empty(receiver.Rest());

        await Uncover();
        var second = await Night(made);
        var told = await receiver.Next();
        Assert.Equal(("coproduction.questions", "POL", $"questions-{second}"), (told.Type, told.Subject, told.Id));
        var data = told.Event["data"]!;
        Assert.Equal(("POL", $"https://{Receiver.Origin}/api/v1/gap-reports/current/questions?partner=POL"), ((string?)data["partner"], (string?)data["link"]));
        var list = (await Poland.Get("api/v1/gap-reports/current/questions?partner=POL")).Json;
        Assert.Equal((list["marking"]!.ToJsonString(), list["asOf"]!.ToJsonString()), (data["marking"]!.ToJsonString(), data["asOf"]!.ToJsonString()));
        Assert.Equal(list["questions"]!.ToJsonString(), data["questions"]!.ToJsonString());
        Assert.Equal(Asked, (string?)Assert.Single(data["questions"]!.AsArray())!["id"]);

        // Of the nights that follow, only the one after it was gone for a night tells of it.
        await Night(made);
        await Cover();
        await Night(made);
        await Uncover();
        Assert.Equal($"questions-{await Night(made)}", (await receiver.Next()).Id);
        Assert.Empty(receiver.Rest());
        await Poland.Unsubscribe(made);
    }

    /// <summary>Publishes a night, and waits until the webhook has looked at the questions after it.</summary>
    private async Task<string> Night(JsonNode webhook)
    {
        var before = (await PlaceOf(webhook, _ => true)).Night;
        program.Clock.Advance(TimeSpan.FromSeconds(1));
        await program.Fire("ArchiveGapReport");
        return (await PlaceOf(webhook, place => string.CompareOrdinal(place.Night, before) > 0)).Night;
    }

    private async Task<QuestionPlace> PlaceOf(JsonNode webhook, Func<QuestionPlace, bool> isMeant)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        QuestionPlace place;
        while (!isMeant(place = (await program.Get<WebhookTable>().Find("POL", (string)webhook["id"]!, default))!.Questions!))
        {
            await Task.Delay(50, patience.Token);
        }

        return place;
    }

    private Task Cover() => Post("coverages", "id", "pol-shell-makers", coverage => coverage["item"] = "155-HE");

    private async Task Uncover() =>
        Assert.Equal(HttpStatusCode.NoContent, (await Poland.Delete("api/v1/coverages/pol-shell-makers", "*")).Status);

    /// <summary>Writes an example, changed, that only POL sees.</summary>
    private async Task Post(string kind, string idProperty, string id, Action<JsonObject> change)
    {
        var body = ResourceCase.Of(kind).Example;
        (body[idProperty], body["releasableTo"]) = (id, new JsonArray("POL"));
        change(body);
        var answer = await Poland.Post($"api/v1/{kind}", body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
