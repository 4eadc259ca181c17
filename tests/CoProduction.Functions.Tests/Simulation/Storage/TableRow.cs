using System.Globalization;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>One version of a row.</summary>
/// <param name="Partition">The partition key.</param>
/// <param name="Key">The row key.</param>
/// <param name="Written">When (UTC) it was written. No other version of any row has the same time.</param>
/// <param name="Columns">The columns as their writer sent them, with their types.</param>
internal sealed record TableRow(string Partition, string Key, DateTimeOffset Written, JsonElement Columns) : IComparable<TableRow>
{
    private const string TypeSuffix = "@odata.type";

    public string ETag => $"W/\"datetime'{Uri.EscapeDataString(Text(Written))}'\"";

    public int CompareTo(TableRow? other) =>
        string.CompareOrdinal(Partition, other!.Partition) is var order and not 0 ? order : string.CompareOrdinal(Key, other.Key);

    /// <summary>The value of a column; null if the row has none.</summary>
    public JsonElement? this[string column] => Columns.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Writes the row with its version.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="columns">The columns to write; null for all.</param>
    public void Write(Utf8JsonWriter json, IReadOnlySet<string>? columns)
    {
        json.WriteStartObject();
        json.WriteString("odata.etag", ETag);
        if (columns?.Contains("Timestamp") != false)
        {
            json.WriteString($"Timestamp{TypeSuffix}", "Edm.DateTime");
            json.WriteString("Timestamp", Text(Written));
        }

        foreach (var column in Columns.EnumerateObject())
        {
            if (column.Value.ValueKind != JsonValueKind.Null && columns?.Contains(column.Name.Split('@')[0]) != false)
            {
                column.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
