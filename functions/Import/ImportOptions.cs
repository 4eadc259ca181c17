using CoProduction.Functions.Http;

namespace CoProduction.Functions.Import;

/// <summary>The limits of an import, in the configuration section <c>CoProduction:Import</c>.</summary>
public sealed record ImportOptions
{
    public const string Section = "CoProduction:Import";

    /// <summary>The largest request body, in bytes; 1 to 104,857,600, the limit of the Functions host. Default: 94,371,840 (90 MiB).</summary>
    public long LargestBody { get; init; } = 90L * 1024 * 1024;

    /// <summary>The most bytes in all files of an import, uncompressed; 1 to 10,737,418,240. Default: 268,435,456 (256 MiB).</summary>
    public long LargestContent { get; init; } = 256L * 1024 * 1024;

    /// <summary>The most entries in a zip; 1 to 10,000. Default: 100.</summary>
    public int MostEntries { get; init; } = 100;

    /// <summary>The most faults that are listed in full; 1 to 100,000. Further faults are only counted. Default: 1,000.</summary>
    public int MostFaults { get; init; } = 1_000;

    /// <exception cref="RefusedStartException">A setting is not a number in its range.</exception>
    public static ImportOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var standard = new ImportOptions();
        return new ImportOptions
        {
            LargestBody = Settings.Number(section, nameof(LargestBody), standard.LargestBody, 1, 104_857_600),
            LargestContent = Settings.Number(section, nameof(LargestContent), standard.LargestContent, 1, 10_737_418_240),
            MostEntries = Settings.Number(section, nameof(MostEntries), standard.MostEntries, 1, 10_000),
            MostFaults = Settings.Number(section, nameof(MostFaults), standard.MostFaults, 1, 100_000),
        };
    }
}
