using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.GapReports;

public sealed class MaterialCycleTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Theory]
    [InlineData("current")]
    [InlineData("current/text")]
    [InlineData("current/summary")]
    [InlineData("current/bottlenecks")]
    [InlineData("current/levers")]
    [InlineData("current/levers?month=2025-12")]
    [InlineData("current/closing-plan")]
    [InlineData("current/probabilities?trials=1")]
    [InlineData("current/candidates")]
    [InlineData("current/resilience")]
    [InlineData("current/evidence")]
    [InlineData("current/conflicts")]
    [InlineData("current/promises")]
    [InlineData("current/surge")]
    [InlineData("current/embargo?countries=CHN")]
    [InlineData("current/explain?product=ROUND")]
    public async Task Report_or_analysis_of_a_register_with_a_material_cycle_names_the_cycle(string path)
    {
        await Store(Item("ROUND", "FUZE"), Item("FUZE", "PRIMER"), Item("PRIMER", "FUZE"));

        using var answer = await program.Client.GetAsync($"api/v1/gap-reports/{path}");

        await NamesTheCycle(answer);
    }

    [Fact]
    public async Task Report_under_a_scenario_on_a_register_with_a_material_cycle_names_the_cycle()
    {
        await Store(Item("ROUND", "FUZE"), Item("FUZE", "PRIMER"), Item("PRIMER", "FUZE"));

        using var answer = await program.Client.PostAsJsonAsync("api/v1/gap-reports", new { scenarios = new[] { new { id = "us-withdraws" } } });

        await NamesTheCycle(answer);
    }

    private static async Task NamesTheCycle(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("bill-of-materials-cycle", problem.GetProperty("code").GetString());
        Assert.Equal(["FUZE", "PRIMER", "FUZE"], problem.GetProperty("cycle").EnumerateArray().Select(item => item.GetString()));
    }

    /// <summary>Stores items past the checks of requests, as two programs writing at once can.</summary>
    private async Task Store(params Item[] items)
    {
        await using var tables = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new TableServiceClient(program.ConnectionString))
            .AddStore(Parsed.As<StoragePrefix>(program.StoragePrefix))
            .AddRecords()
            .BuildServiceProvider();
        await tables.GetRequiredService<IRecordStore>().Put(RecordKinds.Items, items, Author.Local, null, default);
        var goal = new Goal(items[0].Family, 2, new Month(2025, 11), 60, GoalPath.Linear, Release.ToEveryone, Source());
        await tables.GetRequiredService<IRecordStore>().Put(RecordKinds.Goals, [goal], Author.Local, null, default);
    }

    private static Item Item(string code, string material) =>
        new(
            Parsed.As<ItemCode>(code),
            code,
            ItemKind.Component,
            Parsed.As<Family>("artillery-155"),
            "each",
            null,
            Release.ToEveryone,
            [new MaterialLine(Parsed.As<ItemCode>(material), 1, "each", Source())]);

    private static Source Source() => new("Defense Daily", "A plant", null, null, Confidence.Reported, null);
}
