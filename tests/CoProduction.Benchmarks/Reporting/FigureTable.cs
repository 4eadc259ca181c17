using System.Globalization;
using System.Text;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>The figures of one topic: ratios first, for those can be compared between machines.</summary>
internal static class FigureTable
{
    // Bytes. What allocates less is said to allocate 0.00 MB or 0.01 MB.
    private const long NextToNothing = 15_000;

    public static string Of(Summary summary)
    {
        var counted = SizeOf(summary.Reports[0]).Name.ToLowerInvariant();
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| {counted} | | time ÷ baseline | memory ÷ baseline | time | ± | {counted} a second | allocated |")
            .AppendLine("|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var size in summary.Reports.GroupBy(report => (int)SizeOf(report).Value))
        {
            var baseline = size.Single(report => summary.IsBaseline(report.BenchmarkCase));
            foreach (var report in size)
            {
                table.AppendLine(Line(size.Key, report, baseline));
            }
        }

        return table.ToString();
    }

    private static string Line(int size, BenchmarkReport report, BenchmarkReport baseline)
    {
        var time = TimeOf(report);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {size:N0} | {report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} "
            + $"| {time.Mean / TimeOf(baseline).Mean:F2} | {Ratio(AllocatedBy(report), AllocatedBy(baseline))} "
            + $"| {Time(time.Mean)} | {time.StandardDeviation / time.Mean:P0} | {size / (time.Mean / 1e9):N0} "
            + $"| {AllocatedBy(report) / 1e6:F2} MB |");
    }

    /// <summary>What a topic's registers differ by.</summary>
    private static ParameterInstance SizeOf(BenchmarkReport report) => report.BenchmarkCase.Parameters.Items[0];

    private static Statistics TimeOf(BenchmarkReport report) => report.ResultStatistics!;

    private static long AllocatedBy(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    /// <summary>Against next to nothing there is no ratio.</summary>
    private static string Ratio(long part, long whole) => whole < NextToNothing ? "" : (part / (double)whole).ToString("F2", CultureInfo.InvariantCulture);

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e5 => (nanoseconds / 1e3).ToString("0.00 µs", CultureInfo.InvariantCulture),
        < 1e7 => (nanoseconds / 1e6).ToString("0.00 ms", CultureInfo.InvariantCulture),
        _ => (nanoseconds / 1e6).ToString("#,##0 ms", CultureInfo.InvariantCulture),
    };
}
