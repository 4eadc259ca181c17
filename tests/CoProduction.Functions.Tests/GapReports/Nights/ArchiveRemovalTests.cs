using System.Net;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.Nights;

/// <summary>Archived nights of a program that keeps them for thirty days.</summary>
public sealed class ArchiveRemovalTests : IAsyncLifetime
{
    private readonly ClockedProgram program = new() { Settings = new Dictionary<string, string?> { ["CoProduction__Retention__ArchiveDays"] = "30" } };

    [Fact]
    public async Task Old_nights_go_with_the_reports_that_only_they_have_and_new_ones_stay()
    {
        // Storage dates blobs by its own clock.
        program.Clock.Now = TimeProvider.System.GetUtcNow();
        await PublicProduct.Add(program);
        await PublicProduct.Publish(program);
        program.Clock.Now += TimeSpan.FromDays(20);
        await PublicProduct.Publish(program);
        await program.Fire("RemoveArchives");
        var nights = (await program.Client.Get("api/v1/gap-reports")).Ids("id");
        Assert.Equal(2, nights.Count);
        var reports = await Reports();

        program.Clock.Now += TimeSpan.FromDays(11);
        await program.Fire("RemoveArchives");

        Assert.Equal([nights[0]], (await program.Client.Get("api/v1/gap-reports")).Ids("id"));
        Assert.Equal([nights[0]], (await program.Get<SnapshotArchive>().List(default)).Select(night => night.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Client.Get($"api/v1/gap-reports/{nights[1]}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Client.Get($"api/v1/gap-reports/{nights[0]}")).Status);
        Assert.True((bool)(await program.Client.Get($"api/v1/gap-reports/{nights[0]}/verify")).Json["isEqual"]!);
        Assert.InRange((await Reports()).Count, 1, reports.Count - 1);

        // Nothing is published again, and nothing more goes.
        await program.Fire("ResumeGapReports");
        await program.Fire("RemoveArchives");
        Assert.Equal([nights[0]], (await program.Client.Get("api/v1/gap-reports")).Ids("id"));

        // Of the three runs, the one that removed something tells how many nights.
        using var watch = program.ClientOf("GBR", Role.Operator);
        var run = Assert.Single((await watch.Get("api/v1/runs")).Json["items"]!.AsArray(), run => (string)run!["name"]! == "archive-removal")!;
        Assert.Equal("""{"nights":1}""", run["counts"]!.ToJsonString());
    }

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private Task<IReadOnlyList<string>> Reports() => program.Get<PublishedDocuments>().Names("reports/", default);
}
