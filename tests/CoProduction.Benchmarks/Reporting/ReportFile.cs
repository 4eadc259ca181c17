using System.Text;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>The committed report. A run writes each topic that it has measured anew; the others stay as they are.</summary>
internal static class ReportFile
{
    private const string Heading = "## ";

    private const string Introduction =
        """
        # Benchmarks

        Written by `./dev bench`; README.md beside it tells more. Compare the ratios: each is of two figures of one run,
        so that it says something on any machine. Sites a second and the like hold for the machine that is named only.
        """;

    public static string Path { get; } = RepositoryRoot.Combine("tests", "CoProduction.Benchmarks", "REPORT.md");

    public static void Write(Topic topic, string figures)
    {
        var sections = Sections();
        sections[topic.Title] = Section(topic, figures);
        var known = Topics.All.Select(each => sections.GetValueOrDefault(each.Title)).OfType<string>();
        File.WriteAllText(Path, $"{string.Join("\n\n", known.Prepend(Introduction))}\n");
    }

    /// <summary>What the report says now, by the titles of the topics.</summary>
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
