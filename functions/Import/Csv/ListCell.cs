using System.Text;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Several texts in one cell, separated by semicolons. A backslash escapes a semicolon or backslash within a text.</summary>
internal static class ListCell
{
    public static string Of(IEnumerable<string> texts) =>
        string.Join(';', texts.Select(text => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)));

    /// <summary>The texts of a cell; none where it is empty.</summary>
    public static IReadOnlyList<string> Split(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return [];
        }

        var texts = new List<string>();
        var text = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == ';')
            {
                texts.Add(text.ToString());
                text.Clear();
                continue;
            }

            if (cell[i] == '\\' && i + 1 < cell.Length && cell[i + 1] is ';' or '\\')
            {
                i++;
            }

            text.Append(cell[i]);
        }

        texts.Add(text.ToString());
        return texts;
    }
}
