using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Registry.Maintenance;

public sealed class MaintenanceSiteTests
{
    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_texts_are_refused(string text)
    {
        Refused.Naming("name", () => Sample.MaintenanceSite(name: text));
        Refused.Naming("operator", () => Sample.MaintenanceSite(@operator: text));
        Refused.Naming("platforms", () => Sample.MaintenanceSite(platforms: ["Abrams", text]));
        Refused.Naming("scope", () => Sample.MaintenanceSite(scope: text));
        Refused.Naming("throughputNote", () => Sample.MaintenanceSite(note: text));
    }

    [Fact]
    public void Long_texts_are_refused()
    {
        Refused.TextTooLong("name", 200, text => Sample.MaintenanceSite(name: text));
        Refused.TextTooLong("operator", 200, text => Sample.MaintenanceSite(@operator: text));
        Refused.TextTooLong("platforms", 200, text => Sample.MaintenanceSite(platforms: [text]));
        Refused.TextTooLong("scope", 200, text => Sample.MaintenanceSite(scope: text));
        Refused.TextTooLong("throughputNote", 2000, text => Sample.MaintenanceSite(note: text));
    }

    [Fact]
    public void Site_without_platforms_is_refused() => Refused.Naming("platforms", () => Sample.MaintenanceSite(platforms: []));

    [Fact]
    public void Platform_named_twice_is_refused() => Refused.Naming("platforms", () => Sample.MaintenanceSite(platforms: ["F-16", "F-16"]));

    [Fact]
    public void Unknown_status_is_refused() => Refused.Naming("status", () => Sample.MaintenanceSite(status: (SiteStatus)9));

    [Fact]
    public void Unknown_level_is_refused() => Refused.Naming("level", () => Sample.MaintenanceSite(level: (MaintenanceLevel)9));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Throughput_that_is_no_amount_is_refused(double throughput) =>
        Refused.Naming("throughputPerYear", () => Sample.MaintenanceSite(throughput: throughput));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Turnaround_that_takes_no_days_is_refused(double days) =>
        Refused.Naming("turnaroundDays", () => Sample.MaintenanceSite(turnaround: days));

    [Fact]
    public void Figures_may_be_unpublished()
    {
        var site = Sample.MaintenanceSite(throughput: null, turnaround: null);

        Assert.Equal((null, null), (site.ThroughputPerYear, site.TurnaroundDays));
    }

    [Fact]
    public void Throughput_may_be_a_reported_zero() => Assert.Equal(0, Sample.MaintenanceSite(throughput: 0).ThroughputPerYear);

    [Fact]
    public void Site_is_found_by_what_it_says()
    {
        IRecord site = Sample.MaintenanceSite(platforms: ["Abrams", "Leopard 2"]);

        Assert.Equal("pol-komorowo", site.Id);
        Assert.Equal("operating", site.Status);
        Assert.Equal(["POL"], site.Partners.Select(code => code.Value));
        Assert.Equal(["Komorowo", "WZL", "Scranton", "Abrams", "Leopard 2"], site.Texts);
    }
}
