using System.Globalization;
using System.Text;
using CoProduction.Benchmarks.Reporting;

namespace CoProduction.Benchmarks.ColdStart;

/// <summary>Medians of starts, and how many times as long as the empty worker the program takes.</summary>
internal sealed class StartTable
{
    private readonly StringBuilder lines = new StringBuilder()
        .AppendLine("| build | | program ÷ empty worker | program | fastest | empty worker | fastest |")
        .AppendLine("|---|---|---:|---:|---:|---:|---:|");

    public void Add(string build, IReadOnlyList<Start> empty, IReadOnlyList<Start> program, IReadOnlyList<Start> alone)
    {
        Add(build, "calls the host", [.. program.Select(start => start.Called!.Value)], [.. empty.Select(start => start.Called!.Value)]);
        Add(build, "has loaded its functions", [.. program.Select(start => start.Loaded!.Value)], [.. empty.Select(start => start.Loaded!.Value)]);
        Add(build, "processor time by then", [.. program.Select(start => start.Processor!.Value)], [.. empty.Select(start => start.Processor!.Value)]);
        Add(build, "first answer", [.. program.Select(start => start.Answered)], [.. empty.Select(start => start.Answered)]);
        Add(build, "first answer, standalone", [.. alone.Select(start => start.Answered)], []);
    }

    public override string ToString() => lines.ToString();

    private void Add(string build, string what, TimeSpan[] program, TimeSpan[] empty)
    {
        var ratio = empty.Length == 0 ? "" : (program.Median() / empty.Median()).ToString("F2", CultureInfo.InvariantCulture);
        lines.AppendLine(CultureInfo.InvariantCulture, $"| {build} | {what} | {ratio} | {Figures(program)} | {Figures(empty)} |");
    }

    private static string Figures(TimeSpan[] times) => times.Length == 0
        ? " | "
        : string.Create(CultureInfo.InvariantCulture, $"{times.Median().TotalMilliseconds:N0} ms | {times.Min().TotalMilliseconds:N0} ms");
}
