using System.Diagnostics;
using CoProduction.Functions.Telemetry;
using CoProduction.Gaps.Probabilities;

namespace CoProduction.Functions.GapReports;

/// <summary>Counts trials, and how many run a second.</summary>
internal static class Trials
{
    /// <summary>Runs trials and measures them. Trials that are cancelled count for nothing.</summary>
    public static ProbabilityReport Measured(Func<ProbabilityReport> run)
    {
        var start = Stopwatch.GetTimestamp();
        var report = run();
        Instruments.Trials.Add(report.Trials);
        if (Instruments.SecondsSince(start) is var seconds and > 0)
        {
            Instruments.TrialRates.Record(report.Trials / seconds);
        }

        return report;
    }
}
