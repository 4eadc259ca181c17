using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.History.Feed;

/// <summary>Positions in the feed that expire.</summary>
public sealed class ForgottenChangesTests : IAsyncLifetime
{
    private readonly ClockedProgram program = new();

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Position_of_90_days_misses_nothing_and_an_older_one_is_told_to_start_again()
    {
        // The oldest possible position: the start of its day.
        var day = new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero);
        program.Clock.Now = day;
        var position = await Position();
        program.Clock.Now = day.AddSeconds(1);
        await Add("pol-at-once");
        program.Clock.Now = day.AddDays(45);
        await program.Fire("ForgetOld");
        await Add("pol-halfway");
        program.Clock.Now = day.AddDays(90);
        await program.Fire("ForgetOld");
        await Add("pol-on-the-last-day");

        Assert.Equal(["pol-at-once", "pol-halfway", "pol-on-the-last-day"], await Told(position));

        program.Clock.Now = day.AddDays(90).AddTicks(1);
        var late = await program.Client.Get($"api/v1/changes?since={position}");
        Assert.Equal((HttpStatusCode.Gone, "feed-position-expired"), (late.Status, late.Code));
        Assert.Contains("exports/json-lines", late.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["pol-next"], await Told(await Position(), "pol-next"));
    }

    [Fact]
    public async Task Position_that_is_asked_with_now_and_then_stays_good_where_nothing_changes()
    {
        var position = await Position();
        for (var month = 0; month < 8; month++)
        {
            program.Clock.Now += TimeSpan.FromDays(30);
            await program.Fire("ForgetOld");
            var page = await program.Client.Get($"api/v1/changes?since={position}");
            Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
            Assert.Empty(page.Json["items"]!.AsArray());
            position = page.Json["position"]!.GetValue<string>();
        }

        Assert.Equal(["pol-after-all"], await Told(position, "pol-after-all"));
    }

    [Fact]
    public async Task What_was_forgotten_is_gone_from_the_feed_and_not_from_the_register()
    {
        program.Clock.Now += TimeSpan.FromDays(92);
        await program.Fire("ForgetOld");

        Assert.Empty((await program.Client.Get("api/v1/changes")).Json["items"]!.AsArray());
        var stock = ResourceCase.Of("stocks").Example["id"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await program.Client.Get($"api/v1/stocks/{stock}")).Status);
        Assert.Single((await program.Client.Get($"api/v1/stocks/{stock}/history")).Json["items"]!.AsArray());
        Assert.Empty((await program.Client.Get("api/v1/audit/verify")).Json["faults"]!.AsArray());
    }

    private async Task Add(string id)
    {
        var stock = ResourceCase.Of("stocks").Example;
        stock["id"] = id;
        Assert.Equal(HttpStatusCode.Created, (await program.Client.Post("api/v1/stocks", stock)).Status);
    }

    private async Task<string> Position() =>
        JsonNode.Parse((await program.Client.Get("api/v1/exports/json-lines")).Text.Split('\n')[0])!["record"]!["position"]!.GetValue<string>();

    /// <summary>The changes after a position. If a name is given, a record of that name is added first.</summary>
    private async Task<string[]> Told(string position, string? adding = null)
    {
        if (adding is not null)
        {
            await Add(adding);
        }

        var told = new List<string>();
        for (var next = $"api/v1/changes?pageSize=1&since={position}"; next is not null;)
        {
            var page = await program.Client.Get(next);
            Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
            told.AddRange(page.Json["items"]!.AsArray().Select(change => change!["id"]!.GetValue<string>()));
            next = page.Json["nextLink"]?.GetValue<string>();
        }

        return [.. told];
    }
}
