using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// Two registers that differ only in what a reader may not see answer it the same, byte for byte, over every route of the document:
/// bodies, headers, counts, links, cursors, ETags and errors. The second is the first after changes that nobody who asks may see.
/// </summary>
public sealed class ReleaseTests(SharedRegister register) : IClassFixture<SharedRegister>
{
    /// <summary>What Poland keeps and shows to nobody, made meanwhile.</summary>
    private static readonly KnownRecord[] LaterOfPoland =
    [
        new("factories", "pol-later-works", "POL", IsReleased: false), new("mro-sites", "pol-later-dock", "POL", IsReleased: false),
        new("agreements", "ag-pol-later-pact", "POL", IsReleased: false), new("stocks", "pol-later-stock", "POL", IsReleased: false),
        new("scenarios", "sc-pol-later-case", "POL", IsReleased: false), new("baselines", "pol-later-rate", "POL", IsReleased: false),
    ];

    /// <summary>What the coordinators keep and show to nobody, made meanwhile.</summary>
    private static readonly KnownRecord[] LaterOfNobody =
    [
        new("partners", "FIN", "FIN", IsReleased: false), new("mineral-chains", "tungsten", null, IsReleased: false),
        new("items", "155-LATER", null, IsReleased: false), new("agreements", "ag-joint-later", null, IsReleased: false),
        new("scenarios", "sc-joint-later", null, IsReleased: false),
        new("stocks", "eu-later-stock", null, IsReleased: false), new("baselines", "eu-later-rate", null, IsReleased: false),
        new("goals", "patriot", null, IsReleased: false),
    ];

    private static readonly KnownRecord[] Known = [.. SharedRegister.Records, .. LaterOfPoland, .. LaterOfNobody];

    private static IEnumerable<KnownRecord> SecretOf(string? keeper) =>
        SharedRegister.Records.Where(record => !record.IsReleased && record.Keeper == keeper && record.Owner != SharedRegister.Own);

    [Fact]
    public async Task What_is_hidden_changes_not_a_byte_of_any_answer()
    {
        var report = register.Report;
        var routes = new EveryRoute(register, Known, report);
        using var readers = new Questioners(register);
        await readers.Write();
        await readers.Read(routes);

        // A coordinator sees what is nobody's; the others see neither change, so one look after both tells of both.
        await Change(SecretOf(SharedRegister.Other), LaterOfPoland);
        await readers.ReadTheSame(routes, role => role == Role.Coordinator);

        await Change(SecretOf(null), LaterOfNobody);
        await readers.ReadTheSame(routes, role => role != Role.Coordinator);
        await readers.WriteTheSame();
        await SameArchivedReport(readers, report);
    }

    /// <summary>A night's report of what now is differs from the one before in its name and time alone.</summary>
    private async Task SameArchivedReport(Questioners readers, string report)
    {
        var later = await register.Program.Archive();
        Assert.NotEqual(report, later);
        foreach (var caller in readers.All.Where(caller => caller.Role != Role.Coordinator))
        {
            var (before, after) = (await caller.Client.Get($"api/v1/gap-reports/{report}"), await caller.Client.Get($"api/v1/gap-reports/{later}"));
            Assert.Equal(Timeless(before.Json), Timeless(after.Json));
            Assert.Equal(
                (await caller.Client.Get($"api/v1/gap-reports/{report}?format=text")).Text.Split('\n').Skip(1),
                (await caller.Client.Get($"api/v1/gap-reports/{later}?format=text")).Text.Split('\n').Skip(1));
        }
    }

    private static string Timeless(JsonNode report)
    {
        report.AsObject().Remove("id");
        report.AsObject().Remove("computedAt");
        report.AsObject().Remove("seal");
        return report.ToJsonString();
    }

    /// <summary>Makes some, changes some, releases some to others and takes that back, deletes one; and has a job do the like.</summary>
    private async Task Change(IEnumerable<KnownRecord> secret, IReadOnlyList<KnownRecord> later)
    {
        foreach (var record in later)
        {
            await SharedRegister.Create(register.Keeper, record);
        }

        foreach (var record in secret)
        {
            await Put(record, body => body["releasableTo"] = new JsonArray("JPN"));
            await Put(record, body => body["source"]?["title"] = "Another title");
        }

        var last = later[^1];
        Assert.Equal(HttpStatusCode.NoContent, (await register.Keeper.Delete(last.Address, "*")).Status);
        if (later == LaterOfPoland)
        {
            await SharedRegister.Import(register.Keeper, new KnownRecord("stocks", "pol-imported-stock", "POL", IsReleased: false));
            await LookLikeTheOpenOne();
        }
    }

    /// <summary>Registers a site that looks like one that is released: a pair that only Poland may suspect.</summary>
    private async Task LookLikeTheOpenOne()
    {
        var body = SharedRegister.Records.Single(record => record.Id == "pol-open-works").Body;
        (body["id"], body["releasableTo"]) = ("pol-twin-works", new JsonArray());
        var answer = await register.Keeper.Post("api/v1/factories?notDuplicateOf=pol-open-works", body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }

    private async Task Put(KnownRecord record, Action<JsonNode> change)
    {
        var body = record.Body;
        change(body);
        var answer = await register.Keeper.Put(record.Address, body, "*");
        Assert.True(answer.Status == HttpStatusCode.OK, $"{record}: {answer}");
    }
}
