using CoProduction.Functions.Catalog;
using NCrontab;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>When the register is archived. All programs of a register work out the same id for the same night.</summary>
public sealed class NightSchedule(IConfiguration configuration, TimeProvider time)
{
    public const string Setting = "CoProduction:Schedules:ArchiveGapReport";
    public const string Default = "0 0 2 * * *";
    public const string ResumeSetting = "CoProduction:Schedules:ResumeGapReports";
    public const string ResumeDefault = "30 2/5 * * * *";

    /// <summary>How long a night may take to store its snapshot before it counts as missed: longer than any host lets a timer run on Consumption.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // A timer that fires later than this does so because the program was down, or because somebody fired it by hand.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    // The clocks of the Functions host and of the program may differ by this.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] Windows = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(8), TimeSpan.FromDays(400)];

    private readonly CrontabSchedule nights = Trigger(Setting, Default).ScheduleIn(configuration);
    private readonly CrontabSchedule resumptions = Trigger(ResumeSetting, ResumeDefault).ScheduleIn(configuration);

    /// <summary>The id of a night that begins now: the moment for which it was due, or this second if that is past.</summary>
    public GapReportId Now() => GapReportId.Of(Last(nights, time.GetUtcNow() + Early) is { } due && time.GetUtcNow() - due < Late ? due : time.GetUtcNow());

    /// <summary>The id of a night that is made up now.</summary>
    public GapReportId MadeUp() => GapReportId.Of(Last(resumptions, time.GetUtcNow()) ?? time.GetUtcNow());

    /// <summary>Whether a night was due at some time since the newest one, apart from the last minutes. Before the first night none is missed.</summary>
    /// <param name="newest">The newest night; null if there is none.</param>
    /// <param name="patience">How long a night that was due is given to begin.</param>
    public bool HasMissed(GapReportId? newest, TimeSpan patience) =>
        newest is not null && Last(nights, time.GetUtcNow() - patience) is { } due && newest.ComputedAt < due;

    private static DateTimeOffset? Last(CrontabSchedule schedule, DateTimeOffset upTo)
    {
        var end = upTo.UtcDateTime.AddTicks(1);
        return Windows.Select(window => schedule.GetNextOccurrences(end - window, end).LastOrDefault()).FirstOrDefault(found => found != default) is var last
            && last == default ? null : new DateTimeOffset(last, TimeSpan.Zero);
    }

    private static TimerFunctionTrigger Trigger(string setting, string expression) =>
        new("timer", setting, expression, UseMonitor: true, RunOnStartup: false);
}
