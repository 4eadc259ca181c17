using System.Text;

namespace CoProduction.Functions.GapReports;

/// <summary>Breaks text into lines that fit.</summary>
internal static class TextLines
{
    /// <summary>The text in lines of at most this many characters, broken between words where that is possible; at least one line.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var (lines, line) = (new List<string>(), new StringBuilder());
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis at its end.</summary>
    public static string Cut(string text, int width) => text.Length <= width ? text : $"{text[..(width - 1)]}…";

    private static IEnumerable<string> Pieces(string word, int width) =>
        word.Length <= width ? [word] : word.Chunk(width).Select(piece => new string(piece));
}
