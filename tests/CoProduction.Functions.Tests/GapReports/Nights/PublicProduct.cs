using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.Nights;

/// <summary>A product with its baseline and goal, all released to everyone, so that the report that everyone may read has a figure.</summary>
internal static class PublicProduct
{
    private const string Item = "155-HE";

    /// <summary>Adds the product to a program that holds the examples, and releases its goal.</summary>
    public static async Task Add(ClockedProgram program)
    {
        await program.Get<IRecordStore>().SeedPartners(("GBR", []));
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["name"], item["kind"], item["materials"]) = (Item, "Shell", "product", new JsonArray());
        item.Remove("otherUnits");
        await Post(program, "items", item, "everyone");

        var baseline = ResourceCase.Of("baselines").Example;
        (baseline["id"], baseline["item"], baseline["ratePerYear"]) = ("pol-shell-2025", Item, 120_000);
        await Post(program, "baselines", baseline, "everyone");

        var goal = (await program.Client.Get("api/v1/goals/artillery-155")).Json;
        goal["releasableTo"] = new JsonArray("everyone");
        var answer = await program.Client.Put("api/v1/goals/artillery-155", goal, "*");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
    }

    /// <summary>Adds a factory that will make as many of the product as the goal asks for.</summary>
    public static Task AddFactory(ClockedProgram program, string id, params string[] audiences)
    {
        var factory = ResourceCase.Of("factories").Another;
        (factory["id"], factory["name"], factory["operator"]) = (id, $"Works {id}", $"Operator {id}");
        var line = factory["lines"]![0]!.AsObject();
        (line["item"], line["stage"]) = (Item, "complete");
        line["rates"]![1]!["quantity"] = new JsonObject { ["low"] = 30_000, ["per"] = "month" };
        line.Remove("plans");
        return Post(program, $"factories?notDuplicateOf={ResourceCase.Of("factories").ExampleId}", factory, audiences);
    }

    /// <summary>Publishes all reports of a night.</summary>
    public static async Task Publish(ClockedProgram program)
    {
        await program.Fire("ArchiveGapReport");
        var night = (await program.Get<SnapshotArchive>().List(default))[0];
        await program.Get<NightRun>().Complete(night, (await program.Get<SnapshotArchive>().Find(night, default))!);
    }

    private static async Task Post(ClockedProgram program, string address, JsonObject body, params string[] audiences)
    {
        body["releasableTo"] = new JsonArray([.. audiences.Select(audience => JsonValue.Create(audience))]);
        var answer = await program.Client.Post($"api/v1/{address}", body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
