using System.Globalization;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Stores JSON in a row: in one column if it fits, otherwise in <c>Json</c>, <c>Json1</c>, <c>Json2</c>, …</summary>
internal static class JsonColumns
{
    /// <summary>The most UTF-16 characters in one column. Table storage accepts 32,768 (64 KiB).</summary>
    public const int Longest = 32_000;

    /// <summary>The columns that the largest record needs, if each column is one character short to keep a surrogate pair together.</summary>
    public static readonly IReadOnlyList<string> Names =
        [.. Enumerable.Range(0, (RecordJson.Longest + Longest - 2) / (Longest - 1)).Select(Name)];

    public static void Write(TableEntity row, string json)
    {
        for (var (start, column) = (0, 0); start < json.Length; column++)
        {
            var length = Math.Min(Longest, json.Length - start);

            // Half of a surrogate pair is not valid text, and storage would not return it.
            if (start + length < json.Length && char.IsHighSurrogate(json[start + length - 1]))
            {
                length--;
            }

            row[Name(column)] = json.Substring(start, length);
            start += length;
        }
    }

    /// <summary>The JSON; null if the row has none.</summary>
    public static string? Read(TableEntity row)
    {
        var json = row.GetString(Name(0));
        if (row.GetString(Name(1)) is null)
        {
            return json;
        }

        var parts = new List<string>();
        while (row.GetString(Name(parts.Count)) is { } part)
        {
            parts.Add(part);
        }

        return string.Concat(parts);
    }

    private static string Name(int column) =>
        column == 0 ? "Json" : string.Create(CultureInfo.InvariantCulture, $"Json{column}");
}
