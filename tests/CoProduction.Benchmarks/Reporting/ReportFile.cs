using System.Text;
using BenchmarkDotNet.Reports;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>The committed report of a whole run.</summary>
internal static class ReportFile
{
    public static string Path { get; } = RepositoryRoot.Combine("tests", "CoProduction.Benchmarks", "REPORT.md");

    public static void Write(IReadOnlyList<(Topic Topic, Summary Summary)> topics)
    {
        var report = new StringBuilder()
            .AppendLine("# Benchmarks")
            .AppendLine()
            .AppendLine("Written by `./dev bench`; README.md beside it tells more. Compare the ratios: each is of two figures of one run,")
            .AppendLine("so that it says something on any machine. Sites a second and the like hold for this machine only.")
            .AppendLine()
            .AppendLine($"Machine: {Machine.Describe(topics[0].Summary.HostEnvironmentInfo)}.");
        foreach (var (topic, summary) in topics)
        {
            report.AppendLine()
                .AppendLine($"## {topic.Title}")
                .AppendLine()
                .Append(FigureTable.Of(summary))
                .AppendLine()
                .AppendLine(topic.Note);
            if (topic.Quality is { } quality)
            {
                report.AppendLine().Append(quality());
            }
        }

        File.WriteAllText(Path, report.ToString());
    }
}
