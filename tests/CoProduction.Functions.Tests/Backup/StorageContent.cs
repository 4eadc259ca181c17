using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace CoProduction.Functions.Tests.Backup;

/// <summary>All rows and blobs of an account, without what storage itself gives them.</summary>
internal static class StorageContent
{
    /// <summary>The properties of each row by table and keys, and the type and hash of each blob by its address.</summary>
    /// <param name="connectionString">The account.</param>
    public static async Task<IReadOnlyDictionary<string, string>> Of(string connectionString)
    {
        var content = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tables = new TableServiceClient(connectionString);
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                content[$"{table.Name}/{row.PartitionKey}/{row.RowKey}"] = string.Join(
                    '\n', row.Where(value => value.Key is not ("odata.etag" or "Timestamp")).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}: {value.Value?.GetType().Name} {Shown(value.Value)}"));
            }
        }

        var blobs = new BlobServiceClient(connectionString);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync())
            {
                var read = (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value;
                content[$"{container.Name}/{blob.Name}"] =
                    $"{read.Details.ContentType} {string.Join(',', read.Details.Metadata)} {Convert.ToHexString(SHA256.HashData(read.Content))}";
            }
        }

        return content;
    }

    private static string? Shown(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value is DateTimeOffset moment ? $"{moment:O}" : value?.ToString();
}
