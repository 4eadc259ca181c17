using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Store.Json;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.GapReports.Nights;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.GapReports.Sealing;

/// <summary>A night's report on the starter data, published and verified.</summary>
public sealed class PublishedReportTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private readonly HttpClient client = starter.Program.Client;

    [Fact]
    public async Task Published_report_is_sealed_by_the_hash_of_what_it_says_and_computes_again_to_the_same()
    {
        var id = await starter.Program.Archive();

        var report = await client.Get($"api/v1/gap-reports/{id}");
        var verified = (await client.Get($"api/v1/gap-reports/{id}/verify")).Json;

        var seal = report.Json["seal"]!;
        Assert.Equal((id, CoProduction.Gaps.Engine.Version), (seal["snapshot"]!.GetValue<string>(), seal["engine"]!.GetValue<string>()));
        Assert.Equal(1UL, seal["seed"]!.GetValue<ulong>());
        Assert.Equal((ProgramFixture.ReportTrials, 1UL), (report.Json["probabilities"]!["trials"]!.GetValue<int>(), report.Json["probabilities"]!["seed"]!.GetValue<ulong>()));

        // The current ones are rounded.
        var (published, current) = (report.Json["probabilities"]!["families"]!, (await client.Get($"api/v1/gap-reports/current/probabilities?seed=1&trials={ProgramFixture.ReportTrials}")).Json["families"]!);
        Assert.All(JsonDifference.Between(current, published), difference =>
            Assert.Equal(1, difference.Before!.GetValue<double>() / difference.After!.GetValue<double>(), tolerance: 1e-5));
        var content = report.Json.AsObject();
        content.Remove("seal");
        Assert.Equal(seal["sha256"]!.GetValue<string>(), CanonicalJson.Hash(content));
        Assert.True(verified["isEqual"]!.GetValue<bool>());
        Assert.Equal(
            [seal["sha256"]!.GetValue<string>()],
            new[] { "sealed", "published", "recomputed" }.Select(hash => verified[hash]!.GetValue<string>()).Distinct());
        Assert.Empty(verified["differences"]!.AsArray());
        Assert.Contains("gap report as of", (await client.Get($"api/v1/gap-reports/{id}/text")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Night_computes_again_with_as_many_trials_as_it_was_published_with()
    {
        await using var usual = new ClockedProgram();
        await usual.InitializeAsync();
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf(usual.ConnectionString, usual.StoragePrefix))
        {
            ["CoProduction__Limits__ReportTrials"] = "100",
        };
        await using var frugal = await HostedProgram.StartAsync(settings, usual.Clock, runsByItself: false);
        using var later = new HttpClient { BaseAddress = frugal.Address }.As("POL");

        await usual.Fire("ArchiveGapReport");
        var first = await Publish(usual.Get<SnapshotArchive>(), usual.Get<NightRun>());
        Assert.Equal(ProgramFixture.ReportTrials, (int)(await later.Get(first)).Json["probabilities"]!["trials"]!);
        Assert.True((bool)(await later.Get($"{first}/verify")).Json["isEqual"]!);
        Assert.Equal((await usual.Client.Get($"{first}/text")).Text, (await later.Get($"{first}/text")).Text);

        usual.Clock.Now += TimeSpan.FromDays(1);
        await frugal.Fire("ArchiveGapReport");
        var second = await Publish(frugal.Get<SnapshotArchive>(), frugal.Get<NightRun>());
        Assert.Equal(100, (int)(await usual.Client.Get(second)).Json["probabilities"]!["trials"]!);
        Assert.True((bool)(await usual.Client.Get($"{second}/verify")).Json["isEqual"]!);

        static async Task<string> Publish(SnapshotArchive archive, NightRun run)
        {
            var night = (await archive.List(default))[0];
            await run.Complete(night, (await archive.Find(night, default))!);
            return $"api/v1/gap-reports/{night}";
        }
    }

    [Fact]
    public async Task Changed_report_fails_to_verify_and_the_places_are_named()
    {
        var id = await starter.Program.Archive();
        var hash = (await client.Get($"api/v1/gap-reports/{id}")).Json["seal"]!["sha256"]!.GetValue<string>();
        await PublishedBlob.Change(starter.Program, $"reports/{hash}.json.gz", report => report["families"]![0]!["products"]![0]!["series"]!["baseline"] = 1);

        var verified = (await client.Get($"api/v1/gap-reports/{id}/verify")).Json;

        Assert.False(verified["isEqual"]!.GetValue<bool>());
        Assert.Equal((hash, hash), (verified["sealed"]!.GetValue<string>(), verified["recomputed"]!.GetValue<string>()));
        Assert.NotEqual(hash, verified["published"]!.GetValue<string>());
        Assert.Equal("/families/0/products/0/series/baseline", Assert.Single(verified["differences"]!.AsArray())!["at"]!.GetValue<string>());
    }

    [Fact]
    public async Task Readers_who_see_the_same_get_the_same_seal_and_a_later_partner_gets_the_report_for_everyone()
    {
        var id = await starter.Program.Archive();
        using var other = starter.Program.ClientOf("JPN", Role.Reader);
        using var stranger = starter.Program.ClientOf("BRA", Role.Reader);

        Assert.Equal((await client.Get($"api/v1/gap-reports/{id}")).ETag, (await other.Get($"api/v1/gap-reports/{id}")).ETag);
        Assert.Equal((await client.Get($"api/v1/gap-reports/{id}")).ETag, (await stranger.Get($"api/v1/gap-reports/{id}")).ETag);
        Assert.True((bool)(await stranger.Get($"api/v1/gap-reports/{id}/verify")).Json["isEqual"]!);
    }

    [Fact]
    public async Task Readers_who_see_the_same_records_but_not_all_of_their_past_get_reports_of_their_own()
    {
        var hidden = FactorySamples.Make("POL", 1, "wording", FactorySamples.Line("2030-10"));
        var released = FactorySamples.Make("POL", 1, "wording", FactorySamples.Line("2031-10"));
        var register = new Register { Partners = [Partner("GBR"), Partner("POL")], Factories = [released.After(Hidden(hidden), new DateOnly(2026, 3, 31))] };
        var (reports, id) = (starter.Program.Get<PublishedReports>(), Parsed.As<GapReportId>("20000102T000000Z"));
        await starter.Program.Get<SnapshotArchive>().Keep(id, register, default);

        await starter.Program.Get<NightRun>().Complete(id, register);

        Assert.Equal("UNCLASSIFIED // REL TO EVERYONE", (string?)(await reports.Find(id, Reader.For(Partner("GBR")), default))!["marking"]);
        Assert.Equal("UNCLASSIFIED // REL TO POL", (string?)(await reports.Find(id, Reader.For(Partner("POL")), default))!["marking"]);
    }

    private static Partner Partner(string code) => new(Parsed.As<CountryCode>(code), code, Theater.Europe, [], Release.ToEveryone);

    private static Factory Hidden(Factory factory) => new(
        factory.Id, factory.Name, factory.Operator, factory.Location, factory.Statuses, Release.OwnerOnly, factory.Source, factory.Lines);
}
