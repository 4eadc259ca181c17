using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace CoProduction.Functions.Backup;

/// <summary>A backup whose every entry matches its hash.</summary>
internal sealed class BackupArchive : IDisposable
{
    private readonly ZipArchive zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup, and checks all of it before anything is taken from it.</summary>
    /// <exception cref="InvalidDataException">The file is no backup, is of a later format, or was damaged.</exception>
    public static async Task<BackupArchive> Open(Stream content, CancellationToken cancellation)
    {
        var zip = OpenZip(content);
        try
        {
            var archive = new BackupArchive(zip, await ReadManifest(zip, cancellation));
            await archive.Verify(cancellation);
            return archive;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>Opens an entry that the manifest names.</summary>
    public Task<Stream> Entry(string name, CancellationToken cancellation) =>
        zip.GetEntry(name)?.OpenAsync(cancellation) ?? throw new InvalidDataException($"The backup lacks the entry {name}, which its manifest names.");

    public void Dispose() => zip.Dispose();

    private static ZipArchive OpenZip(Stream content)
    {
        try
        {
            return new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException("The file is not a whole backup: it is no zip, or its end is missing. Take another copy of the backup.", fault);
        }
    }

    private static async Task<BackupManifest> ReadManifest(ZipArchive zip, CancellationToken cancellation)
    {
        var entry = zip.GetEntry(BackupManifest.Entry)
            ?? throw new InvalidDataException($"The file is not a whole backup: it has no {BackupManifest.Entry}, which is written last.");
        try
        {
            await using var content = await entry.OpenAsync(cancellation);
            var manifest = (await JsonSerializer.DeserializeAsync<BackupManifest>(content, BackupManifest.Json, cancellation))!;
            return manifest.Format == BackupManifest.CurrentFormat
                ? manifest
                : throw new InvalidDataException($"The backup has the format {manifest.Format}, but this version of the program reads {BackupManifest.CurrentFormat}.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The {BackupManifest.Entry} of the backup cannot be read, from line {fault.LineNumber + 1} on. Take another copy of the backup.", fault);
        }
    }

    private async Task Verify(CancellationToken cancellation)
    {
        var entries = Manifest.Tables.Select(table => (table.Entry, table.Sha256)).Concat(Manifest.Blobs.Select(blob => (blob.Entry, blob.Sha256)));
        foreach (var (name, expected) in entries)
        {
            await using var content = await Entry(name, cancellation);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) != expected)
            {
                throw new InvalidDataException($"The backup is damaged: its entry {name} does not match its hash. Take another backup.");
            }
        }
    }
}
