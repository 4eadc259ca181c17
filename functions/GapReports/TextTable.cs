using System.Text;

namespace CoProduction.Functions.GapReports;

/// <summary>
/// A table of text that fits a page. Its columns are as wide as their widest cell, and the text of the last one continues on further lines. Columns for
/// which the page has no room follow below, beside the first column again.
/// </summary>
/// <param name="heads">The heads of the columns. A column whose head begins with '&gt;' holds numbers and is aligned to the right.</param>
internal sealed class TextTable(params string[] heads)
{
    /// <summary>The usual width of a page, in characters.</summary>
    public const int PageWidth = 100;

    private const char Right = '>';
    private const string Indent = "  ";

    /// <summary>The usual <see cref="Widest"/>.</summary>
    private const int WidestText = 25;

    /// <summary>The least room that text in the last column gets.</summary>
    private const int LeastRoom = 14;

    private readonly List<string[]> rows = [[.. heads.Select(head => head.TrimStart(Right))]];

    /// <summary>The width of the page, in characters.</summary>
    public int Width { get; init; } = PageWidth;

    /// <summary>The widest that a column of text may be, in characters, if it is not the last.</summary>
    public int Widest { get; init; } = WidestText;

    public bool IsEmpty => rows.Count == 1;

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, heads.Length).Select(WidthOf)];
        return string.Join(Environment.NewLine, Blocks(widths).Select(columns => Block(columns, widths)));
    }

    /// <summary>The columns that stand side by side, in order.</summary>
    private List<List<int>> Blocks(int[] widths)
    {
        var blocks = new List<List<int>> { new() { 0 } };
        var width = Indent.Length + widths[0];
        for (var column = 1; column < heads.Length; column++)
        {
            var least = Indent.Length + (IsText(column) ? Math.Min(widths[column], LeastRoom) : widths[column]);
            if (width + least > Width && blocks[^1].Count > 1)
            {
                blocks.Add([0]);
                width = Indent.Length + widths[0];
            }

            blocks[^1].Add(column);
            width += Indent.Length + widths[column];
        }

        return blocks;
    }

    private string Block(List<int> columns, int[] widths)
    {
        var (last, text) = (columns[^1], new StringBuilder());
        var room = Width - Indent.Length - columns.SkipLast(1).Sum(column => widths[column] + Indent.Length);
        foreach (var row in rows)
        {
            var start = string.Concat(columns.SkipLast(1).Select(column => Aligned(row[column], column, widths[column]) + Indent));
            var lines = IsText(last) ? TextLines.Wrap(row[last], room) : [Aligned(row[last], last, widths[last])];
            for (var line = 0; line < lines.Count; line++)
            {
                text.Append(Indent).AppendLine(((line == 0 ? start : new string(' ', start.Length)) + lines[line]).TrimEnd());
            }
        }

        return text.ToString();
    }

    private int WidthOf(int column) =>
        Math.Min(rows.Max(row => row[column].Length), IsNumber(column) || IsText(column) ? int.MaxValue : Widest);

    /// <summary>Whether the column is the last and holds text, which continues on further lines.</summary>
    private bool IsText(int column) => column == heads.Length - 1 && !IsNumber(column);

    private bool IsNumber(int column) => heads[column].StartsWith(Right);

    private string Aligned(string cell, int column, int width) =>
        IsNumber(column) ? cell.PadLeft(width) : TextLines.Cut(cell, width).PadRight(width);
}
