using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace CoProduction.Functions.Tests.Store.Earlier;

/// <summary>What an earlier version stored (<c>Store/Samples/Earlier/README.md</c>).</summary>
internal static class EarlierSamples
{
    /// <summary>The night of the snapshot and the published reports.</summary>
    public const string Night = "20261125T020000Z";

    /// <summary>The version of the calculation that sealed the reports.</summary>
    public const string Engine = "1.2";

    private static string Folder { get; } = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Store", "Samples", "Earlier");

    /// <summary>All rows of the register's table.</summary>
    public static IReadOnlyList<JsonObject> Rows { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "rows"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            .Select(row => row!.AsObject())];

    /// <summary>The records as they were stored last, by kind and id.</summary>
    public static IReadOnlyDictionary<(string Kind, string Id), JsonObject> Records { get; } = Rows
        .Where(row => row["Removed"]?.GetValue<bool>() == false)
        .ToDictionary(row => KeyOf(row), row => JsonNode.Parse((string)row["Json"]!)!.AsObject());

    /// <summary>The name of each blob in a container, with its unpacked content.</summary>
    public static IEnumerable<(string Name, string Content)> Blobs(string container)
    {
        var folder = Path.Combine(Folder, container);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/') + ".gz", File.ReadAllText(file)));
    }

    /// <summary>The published document whose name begins so.</summary>
    public static JsonObject Published(string start) =>
        JsonNode.Parse(Blobs("published").Single(blob => blob.Name.StartsWith(start, StringComparison.Ordinal)).Content)!.AsObject();

    /// <summary>The hashes of a record's revisions, oldest first.</summary>
    public static IReadOnlyList<string> Hashes(string kind, string id) =>
        [.. Rows.Where(row => ((string)row["RowKey"]!).StartsWith($"history|{kind}|{id}|", StringComparison.Ordinal)).Select(row => (string)row["Hash"]!)];

    /// <summary>A row as the table client writes it.</summary>
    public static TableEntity EntityOf(JsonObject row)
    {
        var entity = new TableEntity();
        foreach (var (name, value) in row.Where(column => !column.Key.EndsWith("@odata.type", StringComparison.Ordinal)))
        {
            entity[name] = (string?)row[$"{name}@odata.type"] is "Edm.DateTime" ? DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture)
                : value!.GetValueKind() switch
                {
                    JsonValueKind.Number => value.GetValue<int>(),
                    JsonValueKind.String => value.GetValue<string>(),
                    _ => value.GetValue<bool>(),
                };
        }

        return entity;
    }

    private static (string Kind, string Id) KeyOf(JsonObject row)
    {
        var parts = ((string)row["RowKey"]!).Split('|');
        return (parts[1], parts[2]);
    }
}
