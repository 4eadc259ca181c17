using System.Text;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Several texts in one cell, separated by semicolons or by another sign. A backslash escapes a separator or backslash within a text.</summary>
internal static class ListCell
{
    public static string Of(IEnumerable<string> texts, char separator = ';') =>
        string.Join(separator, texts.Select(text => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace($"{separator}", $@"\{separator}", StringComparison.Ordinal)));

    /// <summary>The texts of a cell; none where it is empty.</summary>
    public static IReadOnlyList<string> Split(string? cell, char separator = ';')
    {
        if (string.IsNullOrEmpty(cell))
        {
            return [];
        }

        var texts = new List<string>();
        var text = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == separator)
            {
                texts.Add(text.ToString());
                text.Clear();
                continue;
            }

            if (cell[i] == '\\' && i + 1 < cell.Length && (cell[i + 1] == separator || cell[i + 1] == '\\'))
            {
                i++;
            }

            text.Append(cell[i]);
        }

        texts.Add(text.ToString());
        return texts;
    }
}
