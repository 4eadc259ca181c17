using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>A record's last version as a row of the table; a removed record's row stays, without the record.</summary>
/// <param name="Stored">The version.</param>
/// <param name="ETag">The row's own.</param>
internal sealed record RecordRow(Stored Stored, ETag ETag)
{
    public const string Removed = "Removed";
    public const string Status = "Status";

    /// <summary>What a snapshot needs of such a row.</summary>
    public static readonly IReadOnlyList<string> ContentColumns = [nameof(ITableEntity.RowKey), Removed, .. JsonColumns.Names];

    /// <summary>What a list needs of such a row.</summary>
    public static readonly IReadOnlyList<string> EntryColumns =
        [.. ContentColumns, nameof(Stored.Revision), nameof(Stored.ChangedAt), nameof(Stored.Hash)];

    public static RecordRow From(TableEntity row) =>
        new(
            new Stored(
                RowKey.OfRecord(row.RowKey).Id,
                row.GetInt32(nameof(Stored.Revision))!.Value,
                row.GetDateTimeOffset(nameof(Stored.ChangedAt))!.Value,
                row.GetString(nameof(Stored.Hash)),
                JsonColumns.Read(row)),
            row.ETag);

    /// <summary>The columns beside a record: its status, by which lists are filtered, and those of its kind.</summary>
    public static IEnumerable<(string Column, string? Value)> Index(RecordKind kind, IRecord record) =>
        kind.Columns(record).Prepend((Status, record.Status));

    /// <param name="partition">The record's partition.</param>
    /// <param name="kind">Its kind's word.</param>
    /// <param name="stored">The version.</param>
    /// <param name="index">The columns beside the record by which it can be found.</param>
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
