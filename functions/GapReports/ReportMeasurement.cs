using System.Diagnostics;
using CoProduction.Functions.Telemetry;

namespace CoProduction.Functions.GapReports;

/// <summary>Measures how long a report or an analysis waits for its turn, and then until it is disposed of.</summary>
/// <param name="analysis">What is computed.</param>
internal sealed class ReportMeasurement(string analysis) : IDisposable
{
    private readonly KeyValuePair<string, object?> tag = new(Instruments.Analysis, analysis);
    private long start = Stopwatch.GetTimestamp();
    private bool hasBegun;

    /// <summary>Its turn has come.</summary>
    public void Begin()
    {
        Instruments.ReportWaits.Record(Instruments.SecondsSince(start), tag);
        (start, hasBegun) = (Stopwatch.GetTimestamp(), true);
    }

    public void Dispose()
    {
        if (hasBegun)
        {
            Instruments.ReportRuns.Record(Instruments.SecondsSince(start), tag);
        }
    }
}
