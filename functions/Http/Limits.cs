using CoProduction.Gaps.Probabilities;

namespace CoProduction.Functions.Http;

/// <summary>The limits on one request and on one caller, from the configuration section <c>CoProduction:Limits</c>.</summary>
public sealed record Limits
{
    public const string Section = "CoProduction:Limits";

    /// <summary>The longest <see cref="ReadLogDays"/>.</summary>
    internal const int LongestReadLog = 3_650;

    /// <summary>The largest body of a single record, in bytes; 1,024 to 16,777,216. Default: 1,048,576 (1 MiB).</summary>
    public int LargestRecordBytes { get; init; } = 1_048_576;

    /// <summary>The largest page of a list, in items; 1 to 500. Default: 500.</summary>
    public int LargestPage { get; init; } = 500;

    /// <summary>
    /// The items on a page if the request gives no page size; 1 to <see cref="LargestPage"/>. Default: 100, or <see cref="LargestPage"/> if less.
    /// </summary>
    public int DefaultPage { get; init; } = 100;

    /// <summary>The longest path with query, in characters as sent; 256 to 8,000. Default: 4,096.</summary>
    public int LongestAddress { get; init; } = 4_096;

    /// <summary>The sustained rate of one caller, in requests a minute; 1 to 1,000,000. Default: 6,000.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>The requests that one caller may send at once after a pause; 1 to 100,000. Default: 1,000.</summary>
    public int Burst { get; init; } = 1_000;

    /// <summary>The unfinished imports that one partner may have at a time; 1 to 20. Default: 10.</summary>
    public int ConcurrentImports { get; init; } = 10;

    /// <summary>The scenario reports that one partner may have published; 1 to 1,000,000. Default: 1,000.</summary>
    public int ScenarioReports { get; init; } = 1_000;

    /// <summary>The reports and analyses that are computed at once; 1 to 64. Default: 2, because each uses every processor.</summary>
    public int ConcurrentAnalyses { get; init; } = 2;

    /// <summary>The further reports and analyses of one caller that wait to be computed; 0 to 1,000. Default: 16.</summary>
    public int WaitingAnalyses { get; init; } = 16;

    /// <summary>The memory in which each analysis stores its trials, in MiB; 16 to 16,384. Default: 256. With less memory it takes longer.</summary>
    public int AnalysisMegabytes { get; init; } = 256;

    /// <summary>
    /// The trials behind the probabilities of each report; 100 to 20,000. Default: 10,000. With fewer, a night is over sooner, and the intervals of its
    /// probabilities are wider.
    /// </summary>
    public int ReportTrials { get; init; } = MonteCarlo.UsualTrials;

    /// <summary>The days for which it is known who read exports, archives and audits; 1 to 3,650. Default: 365.</summary>
    public int ReadLogDays { get; init; } = 365;

    /// <summary>The same memory, in bytes.</summary>
    internal long AnalysisBytes => AnalysisMegabytes * 1_048_576L;

    /// <exception cref="RefusedStartException">A setting is unknown, or is not a whole number in its range.</exception>
    public static Limits From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var standard = new Limits();
        var largestPage = Settings.Number(section, nameof(LargestPage), standard.LargestPage, 1, 500);
        var limits = new Limits
        {
            LargestRecordBytes = Settings.Number(section, nameof(LargestRecordBytes), standard.LargestRecordBytes, 1_024, 16_777_216),
            LargestPage = largestPage,
            DefaultPage = Settings.Number(section, nameof(DefaultPage), Math.Min(standard.DefaultPage, largestPage), 1, largestPage),
            LongestAddress = Settings.Number(section, nameof(LongestAddress), standard.LongestAddress, 256, 8_000),
            RequestsPerMinute = Settings.Number(section, nameof(RequestsPerMinute), standard.RequestsPerMinute, 1, 1_000_000),
            Burst = Settings.Number(section, nameof(Burst), standard.Burst, 1, 100_000),
            ConcurrentImports = Settings.Number(section, nameof(ConcurrentImports), standard.ConcurrentImports, 1, 20),
            ScenarioReports = Settings.Number(section, nameof(ScenarioReports), standard.ScenarioReports, 1, 1_000_000),
            ConcurrentAnalyses = Settings.Number(section, nameof(ConcurrentAnalyses), standard.ConcurrentAnalyses, 1, 64),
            WaitingAnalyses = Settings.Number(section, nameof(WaitingAnalyses), standard.WaitingAnalyses, 0, 1_000),
            AnalysisMegabytes = Settings.Number(section, nameof(AnalysisMegabytes), standard.AnalysisMegabytes, 16, 16_384),
            ReportTrials = Settings.Number(section, nameof(ReportTrials), standard.ReportTrials, 100, MonteCarlo.MostTrials),
            ReadLogDays = Settings.Number(section, nameof(ReadLogDays), standard.ReadLogDays, 1, LongestReadLog),
        };

        // A misspelt limit would silently not apply.
        var names = typeof(Limits).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key)) is { } unknown
            ? throw new RefusedStartException($"There is no setting {unknown.Path}; {Section} has {string.Join(", ", names.Order())}.")
            : limits;
    }
}
