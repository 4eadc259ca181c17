using System.ComponentModel.DataAnnotations;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>How much an import may be; the section <c>CoProduction:Import</c> of the configuration.</summary>
public sealed class ImportOptions
{
    public const string Section = "CoProduction:Import";

    /// <summary>The largest body of a request, in bytes; 1 to 104,857,600, which is where the Functions host ends. 94,371,840 (90 MiB).</summary>
    [Range(1L, 104_857_600L)]
    public long LargestBody { get; set; } = 90L * 1024 * 1024;

    /// <summary>How many bytes the files of an import may have together, uncompressed; 1 to 10,737,418,240. 268,435,456 (256 MiB).</summary>
    [Range(1L, 10L * 1024 * 1024 * 1024)]
    public long LargestContent { get; set; } = 256L * 1024 * 1024;

    /// <summary>How many entries a zip may have; 1 to 10,000. 100.</summary>
    [Range(1, 10_000)]
    public int MostEntries { get; set; } = 100;

    /// <summary>How many faults are told word for word; the others are only counted; 1 to 100,000. 1,000.</summary>
    [Range(1, 100_000)]
    public int MostFaults { get; set; } = 1_000;

    /// <summary>
    /// The largest body of CSV that is imported while its request waits, in bytes; 1 to 104,857,600. A larger one becomes a job.
    /// 8,388,608 (8 MiB).
    /// </summary>
    [Range(1L, 104_857_600L)]
    public long LargestImmediateBody { get; set; } = 8L * 1024 * 1024;
}
