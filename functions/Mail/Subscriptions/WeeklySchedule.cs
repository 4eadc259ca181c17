using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.TimeZones;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>When a weekly report is due, by the clocks of a time zone.</summary>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Hour">The hour of the day, 0 to 23.</param>
/// <param name="TimeZone">The time zone's name in the IANA database.</param>
public sealed record WeeklySchedule(Weekday Weekday, int Hour, string TimeZone)
{
    private const int DaysAWeek = 7;

    // An hour that clocks skip in spring is the hour after the gap, and of an hour that they show twice in autumn the first one counts.
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The latest moment at which a report was due, up to now.</summary>
    internal DueReport Latest(DateTimeOffset now)
    {
        var (zone, moment) = (DateTimeZoneProviders.Tzdb[TimeZone], Instant.FromDateTimeOffset(now));
        var day = moment.InZone(zone).Date.With(DateAdjusters.PreviousOrSame((IsoDayOfWeek)((int)Weekday + 1)));
        var due = At(day, zone);
        return due.ToInstant() <= moment ? Of(due) : Of(At(day.PlusDays(-DaysAWeek), zone));
    }

    private ZonedDateTime At(LocalDate day, DateTimeZone zone) => day.At(new LocalTime(Hour, 0)).InZone(zone, Resolver);

    private static DueReport Of(ZonedDateTime due)
    {
        var (year, week) = (WeekYearRules.Iso.GetWeekYear(due.Date), WeekYearRules.Iso.GetWeekOfWeekYear(due.Date));
        return new DueReport(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}"), due.ToDateTimeOffset().ToUniversalTime());
    }
}

/// <summary>A report that is due.</summary>
/// <param name="Week">The week of ISO 8601, such as <c>2026-W49</c>.</param>
/// <param name="At">The moment (UTC).</param>
internal sealed record DueReport(string Week, DateTimeOffset At);

/// <summary>A day of the week, in the order of ISO 8601.</summary>
public enum Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}
