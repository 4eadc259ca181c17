using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var processor = HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName is { Length: > 0 } name ? name : "an unnamed processor";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{processor}, {Environment.ProcessorCount} logical cores, {memory:F0} GiB of memory, {RuntimeInformation.OSDescription} "
            + $"({RuntimeInformation.OSArchitecture}), {RuntimeInformation.FrameworkDescription}");
    }
}
