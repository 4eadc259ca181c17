using System.Text;

namespace CoProduction.Functions.GapReports;

/// <summary>Rows of text in columns as wide as their widest cell; the first two columns and the last read from the left.</summary>
internal sealed class TextTable(params string[] heads)
{
    private readonly List<string[]> rows = [heads];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => IsWords(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append("  ").AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }

    private bool IsWords(int column) => column == 0 || rows.Skip(1).All(row => row[column].Length == 0 || !char.IsAsciiDigit(row[column].TrimStart('-')[0]));
}
