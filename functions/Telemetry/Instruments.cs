using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoProduction.Functions.Telemetry;

/// <summary>
/// What the program measures of itself. Nothing is recorded unless somebody listens. No measurement names a record, a caller or a partner.
/// </summary>
internal static class Instruments
{
    /// <summary>The name of the program's meters, and of its source of spans.</summary>
    public const string Name = "CoProduction";

    private static readonly InstrumentAdvice<double> Requests = new() { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30] };
    private static readonly InstrumentAdvice<double> Work = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800] };
    private static readonly InstrumentAdvice<double> Rates = new() { HistogramBucketBoundaries = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000] };

    private static readonly Meter Meter = new(Name);

    /// <summary>The spans of what no request starts: timers and messages.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>The seconds from sending storage a request to its answer; each retry counts. <see cref="Service"/> and <see cref="Status"/>.</summary>
    public static Histogram<double> StorageRequests { get; } =
        Meter.CreateHistogram("coproduction.storage.request.duration", "s", "Time until storage answers one request.", advice: Requests);

    /// <summary>The seconds that a timer or a message takes on the standalone host. <see cref="Function"/> and <see cref="Outcome"/>.</summary>
    public static Histogram<double> FunctionRuns { get; } =
        Meter.CreateHistogram("coproduction.function.duration", "s", "Time of one run of a timer or queue function.", advice: Work);

    /// <summary>The seconds that a report or an analysis takes once its turn has come. <see cref="Analysis"/>.</summary>
    public static Histogram<double> ReportRuns { get; } =
        Meter.CreateHistogram("coproduction.report.duration", "s", "Time to compute one report or analysis.", advice: Work);

    /// <summary>The seconds that a report or an analysis waits for its turn. <see cref="Analysis"/>.</summary>
    public static Histogram<double> ReportWaits { get; } =
        Meter.CreateHistogram("coproduction.report.wait", "s", "Time that one report or analysis waits for its turn.", advice: Work);

    /// <summary>The trials of probabilities that have been run.</summary>
    public static Counter<long> Trials { get; } = Meter.CreateCounter<long>("coproduction.trials", "{trial}", "Trials run for probabilities.");

    /// <summary>The trials a second of one run of trials.</summary>
    public static Histogram<double> TrialRates { get; } =
        Meter.CreateHistogram("coproduction.trials.rate", "{trial}/s", "Trials a second of one run of trials.", advice: Rates);

    /// <summary>The attempts to hand a message over to the mail system. <see cref="Result"/>.</summary>
    public static Counter<long> MailAttempts { get; } = Meter.CreateCounter<long>("coproduction.mail.attempts", "{attempt}", "Attempts to hand a message over to the mail system.");

    /// <summary><c>tables</c>, <c>blobs</c> or <c>queues</c>.</summary>
    public static string Service => "service";

    /// <summary>The HTTP status, such as 200 or 503; 0 if no answer came.</summary>
    public static string Status => "status";

    /// <summary>The name of a function, such as <c>ArchiveGapReport</c>.</summary>
    public static string Function => "function";

    /// <summary><c>succeeded</c> or <c>failed</c>.</summary>
    public static string Outcome => "outcome";

    /// <summary>What the mail system made of a message: <c>accepted</c>, <c>deferred</c>, <c>uncertain</c>, <c>refused</c> or <c>address-refused</c>.</summary>
    public static string Result => "result";

    /// <summary>What is computed, such as <c>GapReport</c> or <c>Levers</c>; <c>Night</c> for what is published at night.</summary>
    public static string Analysis => "analysis";

    /// <summary>The seconds since a timestamp of <see cref="Stopwatch"/>.</summary>
    public static double SecondsSince(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalSeconds;
}
