using Azure;
using Azure.Data.Tables;
using CoProduction.Registry;

namespace CoProduction.Functions.Store.Tables;

/// <summary>A record's last version as a row of the table. The row of a removed record stays, without the record's JSON.</summary>
/// <param name="Stored">The version.</param>
/// <param name="ETag">The ETag of the row.</param>
internal sealed record RecordRow(Stored Stored, ETag ETag)
{
    public const string Removed = "Removed";
    public const string Status = "Status";

    /// <summary>The columns that an entry is made of.</summary>
    public static readonly IReadOnlyList<string> EntryColumns =
    [
        nameof(ITableEntity.PartitionKey),
        nameof(ITableEntity.RowKey),
        Removed,
        .. JsonColumns.Names,
        nameof(Stored.Revision),
        nameof(Stored.ChangedAt),
        nameof(Stored.Hash),
    ];

    public static RecordRow From(TableEntity row) =>
        new(
            new Stored(
                RowKey.OfRecord(row.RowKey).Id,
                row.GetInt32(nameof(Stored.Revision))!.Value,
                row.GetDateTimeOffset(nameof(Stored.ChangedAt))!.Value,
                row.GetString(nameof(Stored.Hash)),
                JsonColumns.Read(row)),
            row.ETag);

    /// <summary>The columns beside a record's JSON: its status, by which lists are filtered, and those of its kind.</summary>
    public static IEnumerable<(string Column, string? Value)> Index(StoredKind kind, IRecord record) =>
        kind.Columns(record).Prepend((Status, record.Status));

    /// <summary>Makes the row of a version.</summary>
    /// <param name="partition">The record's partition.</param>
    /// <param name="kind">The name of the record's kind.</param>
    /// <param name="stored">The version.</param>
    /// <param name="index">The columns beside the record's JSON.</param>
    public static TableEntity Of(string partition, string kind, Stored stored, IEnumerable<(string Column, string? Value)> index)
    {
        var row = new TableEntity(partition, RowKey.Record(kind, stored.Id))
        {
            [nameof(Stored.Revision)] = stored.Revision,
            [nameof(Stored.ChangedAt)] = stored.ChangedAt,
            [nameof(Stored.Hash)] = stored.Hash,
            [Removed] = stored.Json is null,
        };
        if (stored.Json is { } json)
        {
            JsonColumns.Write(row, json);
        }

        foreach (var (column, value) in index)
        {
            if (value is not null)
            {
                row[column] = value;
            }
        }

        return row;
    }
}
