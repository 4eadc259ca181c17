using System.Text;

namespace CoProduction.Functions.GapReports;

/// <summary>A table of text whose columns are as wide as their widest cell.</summary>
/// <param name="heads">The heads of the columns. A column whose head begins with '&gt;' holds numbers and is aligned to the right.</param>
internal sealed class TextTable(params string[] heads)
{
    private const char Right = '>';

    private readonly List<string[]> rows = [[.. heads.Select(head => head.TrimStart(Right))]];

    public bool IsEmpty => rows.Count == 1;

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = heads.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) =>
                heads[column].StartsWith(Right) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append("  ").AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }
}
