using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace CoProduction.Functions.Backup;

/// <summary>
/// A row of a table as a line of JSON. Text, truth values and 32-bit numbers are JSON's own; every other value is an object that names its type, such
/// as <c>{"Int64":"5"}</c>. Storage itself sets a row's timestamp and ETag, so a line has neither.
/// </summary>
internal static class EntityLine
{
    private static readonly HashSet<string> SetByStorage = ["odata.etag", "Timestamp"];

    public static string Write(TableEntity row)
    {
        var json = new JsonObject();
        foreach (var (name, value) in row.Where(property => property.Value is not null && !SetByStorage.Contains(property.Key)))
        {
            json[name] = ToJson(value);
        }

        return json.ToJsonString();
    }

    /// <exception cref="InvalidDataException">The line is not a row.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            var row = new TableEntity();
            foreach (var (name, value) in JsonNode.Parse(line)!.AsObject())
            {
                row[name] = FromJson(value!);
            }

            return row is { PartitionKey: not null, RowKey: not null } ? row : throw new FormatException();
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("The backup has a line that is not a row of a table. Take another copy of the backup.", fault);
        }
    }

    private static JsonNode ToJson(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => JsonValue.Create(number),
        long number => Typed("Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => Typed("Double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset moment => Typed("DateTime", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        Guid id => Typed("Guid", id.ToString()),
        byte[] bytes => Typed("Binary", Convert.ToBase64String(bytes)),
        _ => throw new InvalidDataException($"A row has the value {value}, of a type that no backup can hold."),
    };

    private static JsonObject Typed(string type, string text) => new() { [type] = text };

    private static object FromJson(JsonNode value) => value switch
    {
        JsonObject typed => FromTyped(typed.Single().Key, (string)typed.Single().Value!),
        JsonValue simple when simple.TryGetValue<string>(out var text) => text,
        JsonValue simple when simple.TryGetValue<bool>(out var truth) => truth,
        _ => value.GetValue<int>(),
    };

    private static object FromTyped(string type, string text) => type switch
    {
        "Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Double" => double.Parse(text, CultureInfo.InvariantCulture),
        "DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Guid" => Guid.Parse(text),
        "Binary" => Convert.FromBase64String(text),
        _ => throw new FormatException($"'{type}' is no type of a value."),
    };
}
