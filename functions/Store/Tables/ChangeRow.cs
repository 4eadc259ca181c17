using System.Text.Json;
using Azure.Data.Tables;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store.Tables;

/// <summary>The log of one transaction, as a row of the table. The row key is <c>change|</c> and the transaction's moment in ticks.</summary>
internal static class ChangeRow
{
    public static TableEntity Of(string partition, DateTimeOffset at, IEnumerable<LoggedRecord> records)
    {
        var row = new TableEntity(partition, RowKey.Change(at));
        JsonColumns.Write(row, JsonSerializer.Serialize(records.Select(Logged.From), RecordJson.Options));
        return row;
    }

    public static LoggedChange Read(TableEntity row) =>
        new(
            RowKey.MomentOf(row.RowKey),
            [.. JsonSerializer.Deserialize<IReadOnlyList<Logged>>(JsonColumns.Read(row)!, RecordJson.Options)!.Select(logged => logged.ToRecord())]);

    private sealed record Logged(string Kind, string Id, string? Before, string? After)
    {
        public static Logged From(LoggedRecord record) => new(record.Kind, record.Id, record.Before?.Text, record.After?.Text);

        public LoggedRecord ToRecord() => new(Kind, Id, DisclosureOf(Before), DisclosureOf(After));

        // An empty text means that nobody may see the record; null means that there is no record.
        private static Disclosure? DisclosureOf(string? text) => text is null ? null : Parsed.As<Disclosure>(text);
    }
}
