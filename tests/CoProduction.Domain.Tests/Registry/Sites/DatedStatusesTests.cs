using CoProduction.Registry.Factories;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Registry.Sites;

public sealed class DatedStatusesTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Fact]
    public void A_status_without_a_month_holds_from_the_month_of_its_source() =>
        Assert.Equal("operating 2024, closed 2026-03", After("2026-03", new DatedStatus(SiteStatus.Closed, null, null)));

    [Fact]
    public void It_holds_from_the_month_of_the_change_if_the_source_is_older_than_the_last_status() =>
        Assert.Equal("operating 2024, closed 2026-11", After("2023-05", new DatedStatus(SiteStatus.Closed, null, null)));

    [Fact]
    public void It_holds_from_the_month_of_the_change_if_the_source_has_no_date() =>
        Assert.Equal("operating 2024, idle 2026-11", After(null, new DatedStatus(SiteStatus.Idle, null, null)));

    [Fact]
    public void A_status_that_says_what_is_there_adds_nothing() =>
        Assert.Equal("operating 2024", After("2026-03", new DatedStatus(SiteStatus.Operating, null, null)));

    [Fact]
    public void A_status_that_begins_in_the_month_of_another_takes_its_place() =>
        Assert.Equal("idle 2024", After(null, new DatedStatus(SiteStatus.Idle, Sample.As<Period>("2024-07"), null)).Replace("2024-07", "2024", StringComparison.Ordinal));

    [Fact]
    public void A_new_site_that_is_closed_gets_the_month_of_its_source() =>
        Assert.Equal("closed 2026-03", Written(Site("2026-03", new DatedStatus(SiteStatus.Closed, null, null)).After(null, Today)));

    [Fact]
    public void Of_several_the_one_without_a_date_is_the_first()
    {
        var former = Site(null, new DatedStatus(SiteStatus.UnderConstruction, null, null), new DatedStatus(SiteStatus.Operating, Sample.As<Period>("2024"), null));

        Assert.Equal(Written(former), Written((former with { AddsStatus = true }).After(former, Today)));
    }

    [Fact]
    public void Two_statuses_that_begin_in_one_month_are_refused() =>
        Refused.Naming("statuses", () => Site(
            null, new DatedStatus(SiteStatus.Idle, Sample.As<Period>("2026-03"), null), new DatedStatus(SiteStatus.Closed, Sample.As<Period>("2026-03-31"), null)));

    private static string After(string? sourceDate, DatedStatus status) =>
        Written((Site(sourceDate, status) with { AddsStatus = true }).After(Site(null, new DatedStatus(SiteStatus.Operating, Sample.As<Period>("2024"), null)), Today));

    private static string Written(Factory factory) =>
        string.Join(", ", factory.Statuses.Select(status => $"{CoProduction.Registry.Word.Of(status.Status)} {status.From}".TrimEnd()));

    private static Factory Site(string? sourceDate, params DatedStatus[] statuses) =>
        new(
            Sample.As<SiteId>("usa-iowa"),
            "Iowa",
            "American Ordnance",
            Location.Withheld,
            statuses,
            Release.ToEveryone,
            new Source("Army", null, null, sourceDate is null ? null : Sample.As<Period>(sourceDate), Confidence.Reported, null),
            [Sample.Line()]);
}
