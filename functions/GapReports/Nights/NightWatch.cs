using System.Diagnostics.Metrics;
using System.Text.Json;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Store;
using CoProduction.Functions.Telemetry;
using CoProduction.Gaps.Verdicts;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>
/// Reports how old the newest complete night is, and the gap and the verdict of each family in it. The figures are those of the report that everyone may read,
/// so that records that somebody must not see change none of them.
/// </summary>
internal sealed partial class NightWatch : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly PublishedReports published;
    private readonly TimeProvider time;
    private readonly ILogger<NightWatch> logger;
    private volatile GapReportId? newest;
    private volatile IReadOnlyList<FamilyResponse> families = [];

    public NightWatch(PublishedReports published, IMeterFactory meters, TimeProvider time, ILogger<NightWatch> logger)
    {
        (this.published, this.time, this.logger) = (published, time, logger);
        var meter = meters.Create(Instruments.Name);
        meter.CreateObservableGauge("coproduction.night.age", Age, "s", "Time since the newest night whose reports are all published.");
        meter.CreateObservableGauge("coproduction.family.gap", Gaps, "1", "Share of a family's goal that is missing in its last month: 0 none, 1 all.");
        meter.CreateObservableGauge("coproduction.family.verdict", Verdicts, "1", "Verdict on a family's goal: 1 reached, 0 open, -1 missed.");
    }

    /// <summary>Reads the newest complete night, if it has not been read.</summary>
    public async Task Read(CancellationToken cancellation)
    {
        if ((await published.Nights(cancellation)) is [var night, ..] && night != newest)
        {
            var report = await published.FindForEveryone(night, cancellation);
            families = report?["families"]?.Deserialize<FamilyResponse[]>(RecordJson.Options) ?? [];
            newest = night;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Read(stoppingToken);
            }
#pragma warning disable CA1031 // Telemetry must not end the program. The last figures stay, and the age of their night grows.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.NotRead(logger, fault);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IEnumerable<Measurement<double>> Age() =>
        newest is { } night ? [new Measurement<double>((time.GetUtcNow() - night.ComputedAt).TotalSeconds)] : [];

    private IEnumerable<Measurement<double>> Gaps() =>
        from family in families
        let index = family.Months is [.., var last] ? last.Index : null
        from end in new (string Reading, double? Index)[] { ("floor", index?.Floor), ("central", index?.Central), ("ceiling", index?.Ceiling) }
        from known in Known(end.Index)
        select new Measurement<double>(1 - known, Tag("family", family.Family), Tag("reading", end.Reading));

    private IEnumerable<Measurement<int>> Verdicts() =>
        from family in families
        from verdict in Known(family.Verdict)
        select new Measurement<int>(NumberOf(verdict), Tag("family", family.Family));

    private static T[] Known<T>(T? value)
        where T : struct => value is { } known ? [known] : [];

    private static int NumberOf(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Reached => 1,
        VerdictKind.Open => 0,
        VerdictKind.Missed => -1,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The newest night cannot be read, so the figures of an earlier one are reported. Check that storage can be reached.")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
