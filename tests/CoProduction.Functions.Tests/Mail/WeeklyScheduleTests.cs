using CoProduction.Functions.Mail.Subscriptions;

namespace CoProduction.Functions.Tests.Mail;

public sealed class WeeklyScheduleTests
{
    [Theory]
    [InlineData("UTC", "2026-12-07T08:00:00Z", "2026-W50", "2026-12-07T08:00:00Z")]
    [InlineData("UTC", "2026-12-07T07:59:59Z", "2026-W49", "2026-11-30T08:00:00Z")]
    [InlineData("UTC", "2026-12-13T23:59:59Z", "2026-W50", "2026-12-07T08:00:00Z")]
    [InlineData("Europe/Warsaw", "2026-03-23T07:00:00Z", "2026-W13", "2026-03-23T07:00:00Z")]
    [InlineData("Europe/Warsaw", "2026-03-30T06:00:00Z", "2026-W14", "2026-03-30T06:00:00Z")]
    [InlineData("Europe/Warsaw", "2026-10-26T06:59:59Z", "2026-W43", "2026-10-19T06:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-12-07T02:15:00Z", "2026-W50", "2026-12-07T02:15:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-12-06T18:00:00Z", "2026-W50", "2026-12-06T18:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-12-07T15:59:59Z", "2026-W49", "2026-11-30T16:00:00Z")]
    [InlineData("UTC", "2027-01-04T07:00:00Z", "2026-W53", "2026-12-28T08:00:00Z")]
    public void Report_of_Monday_at_eight_is_due_by_the_clocks_of_its_zone(string zone, string now, string week, string at)
    {
        var due = new WeeklySchedule(Weekday.Monday, 8, zone).Latest(Moment(now));

        Assert.Equal((week, Moment(at)), (due.Week, due.At));
    }

    [Fact]
    public void Hour_that_clocks_skip_is_the_first_after_the_gap_and_of_one_they_show_twice_the_first_counts()
    {
        var night = new WeeklySchedule(Weekday.Sunday, 2, "Europe/Warsaw");

        // On 29 March clocks go from 2 to 3, on 25 October from 3 to 2.
        Assert.Equal(Moment("2026-03-29T01:00:00Z"), night.Latest(Moment("2026-03-29T12:00:00Z")).At);
        Assert.Equal(Moment("2026-10-25T00:00:00Z"), night.Latest(Moment("2026-10-25T12:00:00Z")).At);
    }

    [Fact]
    public void Every_week_of_ten_years_has_one_report_in_every_zone_of_the_alliance()
    {
        foreach (var zone in new[] { "Europe/London", "Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "Pacific/Auckland" })
        {
            var schedule = new WeeklySchedule(Weekday.Sunday, 2, zone);
            var weeks = Enumerable.Range(0, 522 * 7 * 2).Select(half => schedule.Latest(Moment("2026-01-05T00:00:00Z").AddHours(12 * half))).Distinct().ToList();

            Assert.Equal(weeks.Count, weeks.DistinctBy(due => due.Week).Count());
            Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.InRange((pair.Second.At - pair.First.At).TotalHours, (7 * 24) - 1, (7 * 24) + 1));
        }
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
