using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;

namespace CoProduction.Functions.Tests.GapReports.Nights;

internal static class CompletedNight
{
    /// <summary>Publishes all reports of a night as messages ask for them, but without a queue.</summary>
    public static async Task Complete(this NightRun run, GapReportId night, Register register)
    {
        foreach (var readers in ReaderSet.Of(register))
        {
            await run.Publish(MessageOf(night, readers), CancellationToken.None);
        }
    }

    /// <summary>The message that asks for the report of a set.</summary>
    public static NightMessage MessageOf(GapReportId night, ReaderSet readers) => new("any", night.Value, readers.Key, Failures: 0, night.ComputedAt);
}
