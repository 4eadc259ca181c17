using System.Net;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store.Earlier;
using CoProduction.Gaps;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.GapReports.Sealing;

/// <summary>A night that an earlier version archived and published, with the snapshot that it wrote.</summary>
public sealed class EarlierSnapshotTests(EarlierProgram earlier) : IClassFixture<EarlierProgram>
{
    private static readonly string Address = $"api/v1/gap-reports/{EarlierSamples.Night}";

    [Fact]
    public async Task Snapshot_holds_the_records_that_the_rows_hold()
    {
        var snapshot = await earlier.Program.Get<SnapshotArchive>().Find(Parsed.As<GapReportId>(EarlierSamples.Night), CancellationToken.None);
        var rows = await earlier.Program.Get<IRegisterReader>().Read(CancellationToken.None);

        Assert.Equal(Lines(rows), Lines(snapshot!));
        Assert.Equal(EarlierSamples.Records.Count, rows.Records.Count());
    }

    [Theory]
    [InlineData("POL")]
    [InlineData("USA")]
    public async Task Report_reads_as_it_was_published_and_is_verified_with_both_versions_named(string partner)
    {
        using var reader = earlier.ClientOf(partner);
        var published = EarlierSamples.Published($"reports/{EarlierSamples.Published("nights/")[partner]}");

        var (report, verified) = (await reader.Get(Address), await reader.Get($"{Address}/verify"));

        JsonAssert.Equal(published, report.Json);
        IsOfBothVersions(verified, (string)published["seal"]!["sha256"]!);
    }

    [Fact]
    public async Task Report_under_scenarios_reads_as_it_was_published_and_is_verified_with_both_versions_named()
    {
        var published = EarlierSamples.Published("scenarios/");
        var address = $"api/v1/scenario-reports/{EarlierSamples.Night}-{published["seal"]!["sha256"]}";

        var (report, verified) = (await earlier.Client.Get(address), await earlier.Client.Get($"{address}/verify"));

        JsonAssert.Equal(published, report.Json);
        IsOfBothVersions(verified, (string)published["seal"]!["sha256"]!);
    }

    private static void IsOfBothVersions(Answer verified, string hash)
    {
        Assert.True(verified.Status == HttpStatusCode.OK, verified.ToString());
        Assert.Equal((EarlierSamples.Engine, Engine.Version), ((string?)verified.Json["sealedEngine"], (string?)verified.Json["engine"]));
        Assert.Equal((hash, hash), ((string?)verified.Json["sealed"], (string?)verified.Json["published"]));
    }

    private static IEnumerable<string> Lines(Register register) =>
        RecordKinds.Standard.Of(register).SelectMany(kind => kind.Records.Select(kind.Kind.Write)).Order(StringComparer.Ordinal);
}
