using System.Globalization;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Tests.Store;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.GapReports.Nights;

public sealed class NightScheduleTests
{
    [Theory]
    [InlineData("2026-11-21T01:59:59", "20261121T020000Z", "just before, by the clock of the host")]
    [InlineData("2026-11-21T02:00:40", "20261121T020000Z", "on time")]
    [InlineData("2026-11-21T02:03:00", "20261121T020300Z", "late")]
    [InlineData("2026-11-21T15:31:07", "20261121T153107Z", "by hand")]
    public void Night_is_named_by_the_moment_for_which_it_was_due_unless_it_is_late(string now, string id, string when) =>
        Assert.Equal((id, when), (Schedule(now).Now().Value, when));

    [Theory]
    [InlineData("2026-11-21T02:09:00", "20261120T020000Z", false)]
    [InlineData("2026-11-21T02:11:00", "20261120T020000Z", true)]
    [InlineData("2026-11-21T02:11:00", "20261121T020000Z", false)]
    [InlineData("2026-11-21T12:00:00", "20261121T090230Z", false)]
    [InlineData("2026-11-21T12:00:00", null, false)]
    public void Night_is_missed_if_none_began_since_the_last_one_was_due(string now, string? newest, bool isMissed) =>
        Assert.Equal(isMissed, Schedule(now).HasMissed(CoProduction.Registry.Parsed.OrNull<GapReportId>(newest), NightSchedule.Patience));

    [Fact]
    public void Night_is_due_when_the_setting_says()
    {
        var schedule = Schedule("2026-11-21T04:00:30", "0 0 4 1 1 *");

        Assert.Equal("20261121T040030Z", schedule.Now().Value);
        Assert.False(schedule.HasMissed(GapReportId.Of(new DateTimeOffset(2026, 1, 1, 4, 0, 0, TimeSpan.Zero)), NightSchedule.Patience));
        Assert.True(schedule.HasMissed(GapReportId.Of(new DateTimeOffset(2025, 12, 31, 4, 0, 0, TimeSpan.Zero)), NightSchedule.Patience));
    }

    private static NightSchedule Schedule(string now, string? setting = null) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new(NightSchedule.Setting, setting)]).Build(),
        new SetClock { Now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) });
}
