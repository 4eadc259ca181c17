using System.Globalization;
using System.Text;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>The figures of one topic: ratios first, for those can be compared between machines.</summary>
internal static class FigureTable
{
    public static string Of(Summary summary)
    {
        var table = new StringBuilder()
            .AppendLine("| sites | | time ÷ baseline | memory ÷ baseline | time | ± | sites a second | allocated |")
            .AppendLine("|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var size in summary.Reports.GroupBy(SitesOf))
        {
            var baseline = size.Single(report => summary.IsBaseline(report.BenchmarkCase));
            foreach (var report in size)
            {
                table.AppendLine(Line(size.Key, report, baseline));
            }
        }

        return table.ToString();
    }

    private static string Line(int sites, BenchmarkReport report, BenchmarkReport baseline)
    {
        var time = TimeOf(report);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {sites:N0} | {report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} "
            + $"| {time.Mean / TimeOf(baseline).Mean:F2} | {AllocatedBy(report) / (double)AllocatedBy(baseline):F2} "
            + $"| {Milliseconds(time.Mean)} | {time.StandardDeviation / time.Mean:P0} | {sites / (time.Mean / 1e9):N0} "
            + $"| {AllocatedBy(report) / 1e6:F2} MB |");
    }

    private static int SitesOf(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters["Sites"];

    private static Statistics TimeOf(BenchmarkReport report) => report.ResultStatistics!;

    private static long AllocatedBy(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    private static string Milliseconds(double nanoseconds) =>
        (nanoseconds / 1e6).ToString(nanoseconds < 1e7 ? "#,##0.00 ms" : "#,##0 ms", CultureInfo.InvariantCulture);
}
