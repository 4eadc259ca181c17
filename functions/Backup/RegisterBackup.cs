using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Backup;

/// <summary>Writes all tables and blobs of the register into a zip, while the program runs.</summary>
internal sealed class RegisterBackup(RegisterStorage storage, TimeProvider time)
{
    /// <summary>Writes a backup.</summary>
    /// <param name="content">Where to write the zip.</param>
    /// <param name="cancellation">Cancels the backup.</param>
    /// <returns>What the zip holds.</returns>
    /// <exception cref="InvalidDataException">There is no register, or a partition never came to rest.</exception>
    public async Task<BackupManifest> Write(Stream content, CancellationToken cancellation)
    {
        var begun = time.GetUtcNow();
        using var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);

        // Blobs first: the heads of the audit must not be newer than the histories that they are compared with.
        var blobs = await WriteBlobs(zip, cancellation);
        var tables = await WriteTables(zip, cancellation);
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, begun, tables, blobs);
        if (manifest.Rows == 0)
        {
            throw new InvalidDataException("The account has no row of a register: check that AzureWebJobsStorage names the right account, and CoProduction:TablePrefix the right register.");
        }

        await using var entry = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancellation);
        return manifest;
    }

    private async Task<IReadOnlyList<BackupBlob>> WriteBlobs(ZipArchive zip, CancellationToken cancellation)
    {
        var written = new List<BackupBlob>();
        foreach (var (name, container) in await storage.Containers(cancellation))
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
            {
                if (await Open(container, blob.Name, cancellation) is { } found)
                {
                    using (found)
                    {
                        var entry = $"blobs/{written.Count + 1}";
                        var hash = await Copy(zip, entry, CompressionLevel.Fastest, found.Content, cancellation);
                        written.Add(new BackupBlob(name, blob.Name, entry, found.Details.ContentType, found.Details.Metadata.AsReadOnly(), hash));
                    }
                }
            }
        }

        return written;
    }

    private async Task<IReadOnlyList<BackupTable>> WriteTables(ZipArchive zip, CancellationToken cancellation)
    {
        var written = new List<BackupTable>();
        await using var file = TemporaryFile.Create();
        foreach (var (name, table) in await storage.Tables(cancellation))
        {
            var (copy, entry, rows) = (new TableCopy(table, time), $"tables/{name}.jsonl", 0);
            using var hash = SHA256.Create();
            await using (var lines = await zip.CreateEntry(entry, CompressionLevel.Optimal).OpenAsync(cancellation))
            await using (var hashed = new CryptoStream(lines, hash, CryptoStreamMode.Write))
            {
                foreach (var partition in await copy.Partitions(cancellation))
                {
                    rows += await copy.Write(partition, file, cancellation);
                    file.Position = 0;
                    await file.CopyToAsync(hashed, cancellation);
                }
            }

            written.Add(new BackupTable(name, entry, rows, Convert.ToHexStringLower(hash.Hash!)));
        }

        return written;
    }

    /// <summary>Opens a blob; null if it was deleted after it was listed.</summary>
    private static async Task<BlobDownloadStreamingResult?> Open(BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            return await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    private static async Task<string> Copy(ZipArchive zip, string entry, CompressionLevel level, Stream content, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        await using (var target = await zip.CreateEntry(entry, level).OpenAsync(cancellation))
        await using (var hashed = new CryptoStream(target, hash, CryptoStreamMode.Write))
        {
            await content.CopyToAsync(hashed, cancellation);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }
}
