using System.Security.Cryptography;
using CoProduction.Functions.Backup;
using CoProduction.Functions.Export;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary><c>backup &lt;file&gt;</c>: writes all tables and blobs into a zip, and its hash into a file beside it.</summary>
internal static class BackupCommand
{
    public const string Usage = "backup <file.zip>";

    /// <returns>0 if the backup was written, 1 if it failed, 2 if the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (arguments is not [var path] || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(path, services.GetRequiredService<RegisterBackup>(), stop), cancellation);
    }

    private static async Task<int> Run(string path, RegisterBackup backup, CancellationToken cancellation)
    {
        BackupManifest? manifest = null;
        await AtomicFile.Write(path, async content => manifest = await backup.Write(content, cancellation));
        await using (var written = File.OpenRead(path))
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation));
            await File.WriteAllTextAsync($"{path}.sha256", $"{hash}  {Path.GetFileName(path)}\n", cancellation);
        }

        Console.WriteLine($"The backup is in {path}: {manifest!.Tables.Count} tables with {manifest.Rows} rows, and {manifest.Blobs.Count} blobs.");
        return 0;
    }
}
