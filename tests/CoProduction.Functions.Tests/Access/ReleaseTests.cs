using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// Two registers that differ only in hidden records give a reader the same responses, byte for byte, on every route of the document:
/// bodies, headers, counts, links, cursors, ETags and errors. The second register is the first one after changes hidden from all readers.
/// </summary>
public sealed class ReleaseTests(SharedRegister register) : IClassFixture<SharedRegister>
{
    /// <summary>Poland's hidden records, created in between.</summary>
    private static readonly KnownRecord[] LaterOfPoland =
    [
        new("factories", "pol-later-works", "POL", IsReleased: false), new("mro-sites", "pol-later-dock", "POL", IsReleased: false),
        new("agreements", "ag-pol-later-pact", "POL", IsReleased: false), new("stocks", "pol-later-stock", "POL", IsReleased: false),
        new("scenarios", "sc-pol-later-case", "POL", IsReleased: false), new("baselines", "pol-later-rate", "POL", IsReleased: false),
        new("coverages", "pol-later-makers", "POL", IsReleased: false),
    ];

    /// <summary>The coordinators' hidden records, created in between.</summary>
    private static readonly KnownRecord[] LaterOfNobody =
    [
        new("partners", "FIN", "FIN", IsReleased: false), new("mineral-chains", "tungsten", null, IsReleased: false),
        new("items", "155-LATER", null, IsReleased: false), new("agreements", "ag-joint-later", null, IsReleased: false),
        new("scenarios", "sc-joint-later", null, IsReleased: false),
        new("stocks", "eu-later-stock", null, IsReleased: false), new("baselines", "eu-later-rate", null, IsReleased: false),
        new("coverages", "eu-later-makers", null, IsReleased: false),
        new("goals", "patriot", null, IsReleased: false),
    ];

    private static readonly KnownRecord[] Known = [.. SharedRegister.Records, .. LaterOfPoland, .. LaterOfNobody];

    private static IEnumerable<KnownRecord> SecretOf(string? keeper) =>
        SharedRegister.Records.Where(record => !record.IsReleased && record.Keeper == keeper && record.Owner != SharedRegister.Own);

    [Fact]
    public async Task What_is_hidden_changes_not_a_byte_of_any_answer()
    {
        var report = register.Report;
        var routes = new EveryRoute(register.Jobs.Values, Known, report);
        using var readers = new Questioners(register);
        await readers.Write();
        await readers.Read(routes);

        // A coordinator sees records without an owner. The others see neither change, so one look after both covers both.
        await Change(SecretOf(SharedRegister.Other), LaterOfPoland);
        await readers.ReadTheSame(routes, role => role == Role.Coordinator);

        await Change(SecretOf(null), LaterOfNobody);
        await readers.ReadTheSame(routes, role => role != Role.Coordinator);
        await readers.WriteTheSame();
        await SameArchivedReport(readers, report);
    }

    /// <summary>A night's report on the current register differs from the previous one only in its name and time.</summary>
    private async Task SameArchivedReport(Questioners readers, string report)
    {
        var later = await register.Program.Archive();
        Assert.NotEqual(report, later);
        foreach (var caller in readers.All.Where(caller => caller.Role != Role.Coordinator))
        {
            var (before, after) = (await caller.Client.Get($"api/v1/gap-reports/{report}"), await caller.Client.Get($"api/v1/gap-reports/{later}"));
            Assert.Equal(Timeless(before.Json), Timeless(after.Json));
            Assert.Equal(
                (await caller.Client.Get($"api/v1/gap-reports/{report}/text")).Text.Split('\n').Skip(1),
                (await caller.Client.Get($"api/v1/gap-reports/{later}/text")).Text.Split('\n').Skip(1));
        }
    }

    private static string Timeless(JsonNode report)
    {
        report.AsObject().Remove("id");
        report.AsObject().Remove("computedAt");
        report.AsObject().Remove("seal");
        return report.ToJsonString();
    }

    /// <summary>Creates, changes and deletes hidden records, releases some and withdraws that, and writes more with a job.</summary>
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

    /// <summary>Registers a site that resembles a released one. Only Poland may see this pair as possible duplicates.</summary>
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
