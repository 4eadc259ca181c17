using System.Globalization;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>JSON in a row: in one column where it fits, else spread over <c>Json</c>, <c>Json1</c>, <c>Json2</c>, …</summary>
internal static class JsonColumns
{
    /// <summary>In UTF-16 characters. The store takes 32,768 of them, 64 KiB, in one column.</summary>
    public const int Longest = 32_000;

    /// <summary>The columns that a record of the greatest size takes, each one short of half a pair at worst.</summary>
    public static readonly IReadOnlyList<string> Names =
        [.. Enumerable.Range(0, (RecordJson.Longest + Longest - 2) / (Longest - 1)).Select(Name)];

    public static void Write(TableEntity row, string json)
    {
        for (var (start, column) = (0, 0); start < json.Length; column++)
        {
            var length = Math.Min(Longest, json.Length - start);

            // Half of a surrogate pair is no text, and would not come back.
            if (start + length < json.Length && char.IsHighSurrogate(json[start + length - 1]))
            {
                length--;
            }

            row[Name(column)] = json.Substring(start, length);
            start += length;
        }
    }

    /// <summary>The JSON, or null where the row has none.</summary>
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
