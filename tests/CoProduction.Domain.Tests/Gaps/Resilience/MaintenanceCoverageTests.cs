using CoProduction.Gaps.Resilience;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed class MaintenanceCoverageTests
{
    [Fact]
    public void Every_platform_stands_in_every_theater_and_where_nobody_works_is_a_hole()
    {
        var register = new Register
        {
            Partners = [A.Partner("DEU"), A.Partner("POL"), new Partner(Parsed.As<CountryCode>("JPN"), "Japan", Theater.IndoPacific, [], Release.ToEveryone)],
            MaintenanceSites =
            [
                Site("deu-a", ["F-35", "Patriot"], 10), Site("pol-b", ["Patriot"], 5), Site("pol-idle", ["Patriot"], 100, SiteStatus.Idle), Site("jpn-c", ["F-35"], null),
                Site("usa-nowhere", ["F-35"], 7),
            ],
        };

        Assert.Equal(
            [("F-35", Theater.Europe, "deu-a", 10d), ("F-35", Theater.IndoPacific, "jpn-c", null), ("Patriot", Theater.Europe, "deu-a pol-b", 15d), ("Patriot", Theater.IndoPacific, "", (double?)null)],
            MaintenanceCoverage.Of(register).Select(each => (each.Platform, each.Theater, string.Join(' ', each.Sites), each.Throughput)));
        Assert.Empty(MaintenanceCoverage.Of(register)[^1].Sites);
    }

    private static MaintenanceSite Site(string id, string[] platforms, double? throughput, SiteStatus status = SiteStatus.Operating) =>
        new(Parsed.As<SiteId>(id), id, "Works", Location.Withheld, status, platforms, MaintenanceLevel.Depot, null, throughput, null, null, Release.ToEveryone, A.Source());
}
