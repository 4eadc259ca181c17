using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>Searches everything that an account holds: each value of each table, each blob, packed or not, and each message of each queue.</summary>
internal static class EveryByte
{
    /// <summary>The tables, containers and queues whose names or content have a text, as it is or escaped, each once.</summary>
    public static async Task<IReadOnlyList<string>> PlacesOf(string connectionString, string text)
    {
        string[] forms = [text, Uri.EscapeDataString(text), Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=')[..^1]];
        var places = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (place, content) in Everything(connectionString))
        {
            if (forms.Any(form => content.Contains(form, StringComparison.OrdinalIgnoreCase)))
            {
                places.Add(place);
            }
        }

        return [.. places];
    }

    private static async IAsyncEnumerable<(string Place, string Content)> Everything(string connectionString)
    {
        var tables = new TableServiceClient(connectionString);
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                yield return (table.Name, string.Join('\n', row.Select(column => $"{column.Key}={column.Value}")));
            }
        }

        var blobs = new BlobServiceClient(connectionString);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                var content = (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
                yield return (container.Name, $"{blob.Name}\n{Text(content)}");
            }
        }

        var queues = new QueueServiceClient(connectionString);
        await foreach (var queue in queues.GetQueuesAsync())
        {
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(maxMessages: 32)).Value)
            {
                yield return (queue.Name, message.Body.ToString());
            }
        }
    }

    private static string Text(byte[] content)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(content));
        if (content is [0x1f, 0x8b, ..])
        {
            using var unpacked = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress), Encoding.UTF8);
            text.Append(unpacked.ReadToEnd());
        }
        else if (content is [(byte)'P', (byte)'K', ..])
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            foreach (var entry in zip.Entries)
            {
                using var unpacked = new StreamReader(entry.Open(), Encoding.UTF8);
                text.Append(entry.FullName).Append(unpacked.ReadToEnd());
            }
        }

        return text.ToString();
    }
}
