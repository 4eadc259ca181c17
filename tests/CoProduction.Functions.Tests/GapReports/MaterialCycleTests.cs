using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.GapReports;

public sealed class MaterialCycleTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Report_on_a_register_with_a_material_cycle_names_the_cycle()
    {
        await Store(Item("ROUND", "FUZE"), Item("FUZE", "PRIMER"), Item("PRIMER", "FUZE"));

        using var answer = await program.Client.GetAsync("api/v1/gap-reports/current");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("bill-of-materials-cycle", problem.GetProperty("code").GetString());
        Assert.Equal(["FUZE", "PRIMER", "FUZE"], problem.GetProperty("cycle").EnumerateArray().Select(item => item.GetString()));
    }

    /// <summary>Past the checks of requests, as two programs that write at the same time may.</summary>
    private async Task Store(params Item[] items)
    {
        await using var tables = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new TableServiceClient(program.ConnectionString))
            .AddRegister(Parsed.As<TablePrefix>(program.TablePrefix))
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
