using System.Text;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>The committed report. A run rewrites each topic that it has measured; the others stay as they are.</summary>
internal static class ReportFile
{
    private const string Heading = "## ";

    private const string Introduction =
        """
        # Benchmarks

        `./dev bench` writes this report. The README.md next to it explains the benchmarks. Compare the ratios: each compares two figures of
        one run, so it is meaningful on any machine. Absolute figures, such as sites a second, hold only for the named machine.
        """;

    public static string Path { get; } = RepositoryRoot.Combine("tests", "CoProduction.Benchmarks", "REPORT.md");

    public static void Write(Topic topic, string figures)
    {
        var sections = Sections();
        sections[topic.Title] = Section(topic, figures);
        var known = Topics.All.Select(each => sections.GetValueOrDefault(each.Title)).OfType<string>();
        File.WriteAllText(Path, $"{string.Join("\n\n", known.Prepend(Introduction))}\n");
    }

    /// <summary>The current sections of the report, by topic title.</summary>
    private static Dictionary<string, string> Sections() =>
        !File.Exists(Path) ? [] : File.ReadAllText(Path).Split($"\n{Heading}").Skip(1)
            .ToDictionary(section => section.Split('\n')[0], section => $"{Heading}{section.TrimEnd()}", StringComparer.Ordinal);

    private static string Section(Topic topic, string figures)
    {
        var section = new StringBuilder()
            .Append(Heading).AppendLine(topic.Title)
            .AppendLine()
            .AppendLine($"Machine: {Machine.Describe()}.")
            .AppendLine()
            .Append(figures)
            .AppendLine()
            .AppendLine(topic.Note);
        if (topic.Quality is { } quality)
        {
            section.AppendLine().Append(quality());
        }

        return section.ToString().TrimEnd();
    }
}
