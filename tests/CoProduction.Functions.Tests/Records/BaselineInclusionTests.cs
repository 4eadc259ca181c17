using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Baselines that are the sum of others.</summary>
public sealed class BaselineInclusionTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Fact]
    public async Task A_baseline_names_those_it_includes_and_the_history_tells_when_it_does_not_any_more()
    {
        await Create("pol-part");
        await Create("pol-sum", "pol-part", "pol-primer-2025");

        var read = (await Client.Get("api/v1/baselines/pol-sum")).Json;
        Assert.Equal(["pol-part", "pol-primer-2025"], read["includes"]!.AsArray().Select(id => (string?)id));

        read.AsObject().Remove("includes");
        Assert.Null((await Client.Put("api/v1/baselines/pol-sum", read, "*")).Json["includes"]);
        var change = (await Client.Get("api/v1/baselines/pol-sum/history")).Json["items"]![1]!["changes"]![0]!;
        Assert.Equal(("/includes", 2), ((string?)change["field"], change["from"]!.AsArray().Count));
    }

    [Fact]
    public async Task What_is_included_is_found_once_it_is_retired()
    {
        await Create("pol-kept");
        await Create("pol-keeper", "pol-kept");

        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete("api/v1/baselines/pol-kept", "*")).Status);

        Assert.Equal(HttpStatusCode.OK, (await Client.Put("api/v1/baselines/pol-keeper", Baseline("pol-keeper", "pol-kept"), "*")).Status);
        Assert.Equal(["/includes/0"], (await Client.Post("api/v1/baselines", Baseline("pol-later", "pol-kept"))).Pointers);
    }

    [Theory]
    [InlineData("pol-own", "/includes/1", "There is no baseline pol-missing; GET /api/v1/baselines lists them.", "pol-primer-2025", "pol-missing")]
    [InlineData("pol-own", "/includes/0", "pol-own cannot include itself.", "pol-own")]
    [InlineData("pol-own", "/includes/1", "Must not name a baseline twice.", "pol-primer-2025", "pol-primer-2025")]
    [InlineData(null, "/includes/0", "This baseline could get this id itself; give it an id of its own.", "pol-155-primer-baseline-2025")]
    [InlineData(null, "/includes/0", "This baseline could get this id itself; give it an id of its own.", "pol-155-primer-baseline-2025-n20")]
    public async Task What_a_baseline_cannot_include_is_named(string? id, string at, string detail, params string[] includes)
    {
        var answer = await Client.Post("api/v1/baselines", Baseline(id, includes));

        Assert.Equal([at], answer.Pointers);
        Assert.Equal(detail, (string?)answer.Json["errors"]![0]!["detail"]);
    }

    [Fact]
    public async Task A_baseline_that_would_include_itself_over_others_is_refused_with_the_cycle()
    {
        await Create("pol-round-c");
        await Create("pol-round-b", "pol-primer-2025", "pol-round-c");
        await Create("pol-round-a", "pol-round-b");

        var answer = await Client.Put("api/v1/baselines/pol-round-c", Baseline("pol-round-c", "pol-primer-2025", "pol-round-a"), "*");

        Assert.Equal(["/includes/1"], answer.Pointers);
        Assert.Equal("cycle", (string?)answer.Json["errors"]![0]!["code"]);
        Assert.Contains("pol-round-c > pol-round-a > pol-round-b > pol-round-c", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_baselines_written_at_the_same_time_never_include_each_other()
    {
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = ($"pol-race-{round}-a", $"pol-race-{round}-b");
            await Create(a);
            await Create(b);

            await Task.WhenAll(Client.Put($"api/v1/baselines/{a}", Baseline(a, b), "*"), Client.Put($"api/v1/baselines/{b}", Baseline(b, a), "*"));

            var (first, second) = (await Client.Get($"api/v1/baselines/{a}"), await Client.Get($"api/v1/baselines/{b}"));
            Assert.False(first.Json["includes"] is not null && second.Json["includes"] is not null, $"{first}\n{second}");
        }
    }

    /// <summary>The reference of a record that somebody may see to one that they may not see reads like one to a record that does not exist.</summary>
    [Fact]
    public async Task What_a_writer_may_not_see_it_cannot_include_and_does_not_hold_up_a_deletion()
    {
        using var coordinator = register.ClientOf("USA", Role.Coordinator);
        var hidden = Baseline("pol-hidden");
        hidden["releasableTo"] = new JsonArray();
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/baselines", hidden)).Status);
        var total = Baseline("allied-total", "pol-hidden");
        (total["scope"], total["item"], total["releasableTo"]) = ("ALLIED", "FPV", new JsonArray("everyone"));

        var refused = await coordinator.Post("api/v1/baselines", total);
        var unknown = await coordinator.Post("api/v1/baselines", With(total, "pol-nowhere"));
        Assert.Equal(["/includes/0"], refused.Pointers);
        Assert.Equal(
            refused.Json["errors"]!.ToJsonString(), unknown.Json["errors"]!.ToJsonString().Replace("nowhere", "hidden", StringComparison.Ordinal));

        // Poland, which sees both, states the total; others still read which baselines it includes.
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/baselines", total)).Status);
        Assert.Equal("pol-hidden", (string?)(await coordinator.Get("api/v1/baselines/allied-total")).Json["includes"]![0]);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get("api/v1/baselines/pol-hidden")).Status);
    }

    /// <summary>A file is checked like a request; one without the column leaves a reference alone that its sender may not see.</summary>
    [Fact]
    public async Task What_the_sender_of_a_file_may_not_see_it_cannot_include_and_does_not_take_away()
    {
        using var coordinator = register.ClientOf("USA", Role.Coordinator);
        var part = Baseline("pol-secret");
        part["releasableTo"] = new JsonArray();
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/baselines", part)).Status);
        var total = Baseline("allied-sum", "pol-secret");
        (total["scope"], total["item"], total["releasableTo"]) = ("ALLIED", "FPV", new JsonArray("everyone"));
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/baselines", total)).Status);

        var refused = await Import("includes", ",pol-secret");
        var accepted = await Import("id", ",allied-sum");

        Assert.Equal("pol-secret is no baseline in the register or in this import.", Assert.Single(await coordinator.Faults(refused)).Detail);
        Assert.True(accepted.Json.State() == "succeeded", accepted.ToString());
        var read = (await Client.Get("api/v1/baselines/allied-sum")).Json;
        Assert.Equal((7, "pol-secret"), ((int)read["ratePerYear"]!, (string?)read["includes"]![0]));

        Task<Answer> Import(string column, string cell) => coordinator.ImportFile(
            "?file=baselines.csv",
            $"product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes,{column}\nFPV,ALLIED,baseline,7,2025,A,,,reported,{cell}\n");
    }

    private static JsonObject With(JsonObject baseline, params string[] includes)
    {
        var copy = baseline.DeepClone().AsObject();
        copy["includes"] = new JsonArray([.. includes.Select(id => JsonValue.Create(id))]);
        return copy;
    }

    private static JsonObject Baseline(string? id, params string[] includes)
    {
        var baseline = ResourceCase.Of("baselines").Example;
        baseline["id"] = id;
        return includes.Length == 0 ? baseline : With(baseline, includes);
    }

    private async Task Create(string id, params string[] includes)
    {
        var answer = await Client.Post("api/v1/baselines", Baseline(id, includes));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
