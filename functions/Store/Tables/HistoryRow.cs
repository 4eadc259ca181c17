using System.Text.Json;
using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Store.Tables;

/// <summary>A revision as a row of the table. These rows are inserted, and never changed or deleted.</summary>
internal static class HistoryRow
{
    public static TableEntity Of(string partition, string kind, Posting posting)
    {
        var revision = posting.Revision;
        var row = new TableEntity(partition, RowKey.History(kind, posting.Next.Id, revision.Number))
        {
            [nameof(Revision.Number)] = revision.Number,
            [nameof(Revision.At)] = revision.At,
            [nameof(Revision.By)] = revision.By,
            [nameof(Revision.Action)] = revision.Action.ToString(),
            [nameof(Revision.Hash)] = revision.Hash,
        };
        if (revision.PreviousHash is { } previous)
        {
            row[nameof(Revision.PreviousHash)] = previous;
        }

        JsonColumns.Write(row, JsonSerializer.Serialize(revision.Changes, RecordJson.Options));
        return row;
    }

    public static Revision Read(TableEntity row) =>
        new(
            row.GetInt32(nameof(Revision.Number))!.Value,
            row.GetDateTimeOffset(nameof(Revision.At))!.Value,
            row.GetString(nameof(Revision.By)),
            Enum.Parse<RevisionAction>(row.GetString(nameof(Revision.Action))),
            JsonSerializer.Deserialize<IReadOnlyList<FieldChange>>(JsonColumns.Read(row)!, RecordJson.Options)!,
            row.GetString(nameof(Revision.PreviousHash)),
            row.GetString(nameof(Revision.Hash)));
}
