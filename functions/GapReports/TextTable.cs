using System.Text;

namespace CoProduction.Functions.GapReports;

/// <summary>Rows of text in columns as wide as their widest cell.</summary>
/// <param name="heads">The heads of the columns; one that begins with '&gt;' stands over numbers, which are set to the right.</param>
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
