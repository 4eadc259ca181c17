using CoProduction.Functions.Http;

namespace CoProduction.Functions.GapReports;

/// <summary>How long archived nights are kept.</summary>
/// <param name="Days">The days, up to 36,500; 0 for ever.</param>
public sealed record ArchiveRetention(int Days)
{
    private const string Section = "CoProduction:Retention";
    private const string Setting = "ArchiveDays";
    private const int Most = 36_500;

    /// <exception cref="RefusedStartException">The setting is no such number.</exception>
    public static ArchiveRetention From(IConfiguration configuration) =>
        new(Settings.Number(configuration.GetSection(Section), Setting, standard: 0, least: 0, Most, "number of days (0 for ever)"));
}
