using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>Table Storage in memory.</summary>
internal sealed partial class MemoryTables
{
    private const int LargestPage = 1000;

    private readonly Lock guard = new();
    private readonly Dictionary<string, List<TableRow>> tables = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset last;

    public StorageAnswer Answer(StorageRequest request)
    {
        lock (guard)
        {
            try
            {
                return (request.Method, request.Path) switch
                {
                    ("POST", "Tables") => Create(request),
                    ("POST", "$batch") => Transact(request),
                    ("GET", [.. var table, '(', ')']) => Query(RowsOf(table), request),
                    _ => Answer(request, undo: null),
                };
            }
            catch (RefusedRequestException refused)
            {
                return Refusal(refused);
            }
        }
    }

    public MemoryTables Copy()
    {
        lock (guard)
        {
            var copy = new MemoryTables { last = last };
            foreach (var (name, rows) in tables)
            {
                copy.tables[name] = [.. rows];
            }

            return copy;
        }
    }

    private StorageAnswer Create(StorageRequest request)
    {
        Heed(request);
        return tables.TryAdd(JsonDocument.Parse(request.Body).RootElement.GetProperty("TableName").GetString()!, [])
            ? new StorageAnswer(HttpStatusCode.NoContent)
            : throw new RefusedRequestException(HttpStatusCode.Conflict, "TableAlreadyExists");
    }

    private StorageAnswer Transact(StorageRequest transaction)
    {
        Heed(transaction);
        var (answers, undo) = (new List<StorageAnswer>(), new Stack<Action>());
        try
        {
            foreach (var request in TableTransaction.Read(transaction))
            {
                answers.Add(Answer(request, undo));
                if (request.Unheeded.FirstOrDefault() is { } unheeded)
                {
                    throw request.Unknown(unheeded);
                }
            }

            return TableTransaction.Answer(answers);
        }
        catch (RefusedRequestException refused)
        {
            foreach (var restore in undo)
            {
                restore();
            }

            return TableTransaction.Answer([Refusal(refused, $"{answers.Count}:")]);
        }
    }

    /// <summary>Answers a request for one row.</summary>
    private StorageAnswer Answer(StorageRequest request, Stack<Action>? undo)
    {
        Heed(request);
        if (request.Method == "POST")
        {
            var columns = ColumnsOf(request);
            return Write(RowsOf(request.Path), columns.GetProperty("PartitionKey").GetString()!, columns.GetProperty("RowKey").GetString()!, columns, undo);
        }

        var name = RowName().Match(request.Path) is { Success: true } match ? match : throw request.Unknown();
        var (rows, partition, key) = (RowsOf(name.Groups["table"].Value), Part(name, "partition"), Part(name, "row"));
        var (place, version) = (PlaceOf(rows, partition, key), request.Header("If-Match"));
        if (place < 0 && (request.Method != "PUT" || version is not null))
        {
            throw new RefusedRequestException(HttpStatusCode.NotFound, "ResourceNotFound");
        }

        if (version is not (null or "*") && version != rows[place].ETag)
        {
            throw new RefusedRequestException(HttpStatusCode.PreconditionFailed, "UpdateConditionNotSatisfied");
        }

        switch (request.Method)
        {
            case "GET":
                var columns = Selected(request);
                return Json(json => rows[place].Write(json, columns), ("ETag", rows[place].ETag));
            case "PUT":
                if (place >= 0)
                {
                    Remove(rows, rows[place], undo);
                }

                return Write(rows, partition, key, ColumnsOf(request), undo);
            case "DELETE":
                Remove(rows, rows[place], undo);
                return new StorageAnswer(HttpStatusCode.NoContent);
            default:
                throw request.Unknown();
        }
    }

    private StorageAnswer Write(List<TableRow> rows, string partition, string key, JsonElement columns, Stack<Action>? undo)
    {
        var place = PlaceOf(rows, partition, key);
        if (place >= 0)
        {
            throw new RefusedRequestException(HttpStatusCode.Conflict, "EntityAlreadyExists");
        }

        var now = TimeProvider.System.GetUtcNow();
        last = now > last ? now : last.AddTicks(1);
        var row = new TableRow(partition, key, last, columns);
        rows.Insert(~place, row);
        undo?.Push(() => rows.RemoveAt(PlaceOf(rows, partition, key)));
        return new StorageAnswer(HttpStatusCode.NoContent, ("ETag", row.ETag));
    }

    private static void Remove(List<TableRow> rows, TableRow row, Stack<Action>? undo)
    {
        rows.RemoveAt(PlaceOf(rows, row.Partition, row.Key));
        undo?.Push(() => rows.Insert(~PlaceOf(rows, row.Partition, row.Key), row));
    }

    private static StorageAnswer Query(List<TableRow> rows, StorageRequest request)
    {
        var (filter, columns) = (TableFilter.Of(request.Query("$filter")), Selected(request));
        var size = request.Query("$top") is { } top ? int.Parse(top, CultureInfo.InvariantCulture) : LargestPage;
        var start = PlaceOf(rows, request.Query("NextPartitionKey") ?? filter.Partition ?? "", request.Query("NextRowKey") ?? filter.From);
        var found = rows.Skip(start < 0 ? ~start : start)
            .TakeWhile(row => (filter.Partition is null || row.Partition == filter.Partition) && (filter.Before is null || string.CompareOrdinal(row.Key, filter.Before) < 0))
            .Where(filter.Matches)
            .Take(size + 1)
            .ToArray();
        return Json(
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("value");
                foreach (var row in found.Take(size))
                {
                    row.Write(json, columns);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            },
            found.Length > size ? [("x-ms-continuation-NextPartitionKey", found[size].Partition), ("x-ms-continuation-NextRowKey", found[size].Key)] : []);
    }

    private List<TableRow> RowsOf(string table) => tables.GetValueOrDefault(table) ?? throw new RefusedRequestException(HttpStatusCode.NotFound, "TableNotFound");

    private static int PlaceOf(List<TableRow> rows, string partition, string key) => rows.BinarySearch(new TableRow(partition, key, default, default));

    private static HashSet<string>? Selected(StorageRequest request) => request.Query("$select")?.Split(',').ToHashSet(StringComparer.Ordinal);

    private static JsonElement ColumnsOf(StorageRequest request) => JsonDocument.Parse(request.Body).RootElement;

    private static string Part(Match name, string part) => name.Groups[part].Value.Replace("''", "'", StringComparison.Ordinal);

    /// <summary>All bodies are JSON.</summary>
    private static void Heed(StorageRequest request) => request.Header("Content-Type");

    private static StorageAnswer Json(Action<Utf8JsonWriter> write, params (string Name, string Value)[] headers)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            write(json);
        }

        return new StorageAnswer(HttpStatusCode.OK, [("Content-Type", "application/json;odata=minimalmetadata"), .. headers]) { Body = body.ToArray() };
    }

    private static StorageAnswer Refusal(RefusedRequestException refused, string place = "") => new(refused.Status, ("x-ms-error-code", refused.Code), ("Content-Type", "application/json"))
    {
        Text = $$"""{"odata.error":{"code":"{{refused.Code}}","message":{"lang":"en-US","value":"{{place}}{{refused.Code}}"} } }""",
    };

    [GeneratedRegex(@"^(?<table>\w+)\(PartitionKey='(?<partition>(?:[^']|'')*)',RowKey='(?<row>(?:[^']|'')*)'\)$")]
    private static partial Regex RowName();
}
