using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Backup;

/// <summary>Writes the tables and blobs of a backup into an account that has none.</summary>
internal sealed class RegisterRestore(RegisterStorage storage)
{
    // What storage takes in a transaction is 100 rows and 4 MiB.
    private const int MostRows = 100;
    private const int MostCharacters = 1_500_000;

    /// <exception cref="InvalidDataException">The account is not empty.</exception>
    public async Task RefuseUnlessEmpty(CancellationToken cancellation)
    {
        if (await storage.FirstContent(cancellation) is { } content)
        {
            throw new InvalidDataException($"The {content} is not empty, and a backup is restored into an empty account only: choose another account.");
        }
    }

    /// <summary>Writes a backup into an empty account. No program may run on the account meanwhile.</summary>
    /// <exception cref="InvalidDataException">The backup is not sound.</exception>
    public async Task Write(BackupArchive backup, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        foreach (var table in backup.Manifest.Tables)
        {
            var target = storage.Table(table.Name);
            await target.CreateIfNotExistsAsync(cancellation);
            await Parallel.ForEachAsync(Batches(backup, table, cancellation), parallel, async (rows, ended) =>
                await target.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), ended));
        }

        foreach (var container in backup.Manifest.Blobs.Select(blob => blob.Container).Distinct())
        {
            await storage.Container(container).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        // One after the other, because a zip is read through one stream.
        foreach (var blob in backup.Manifest.Blobs)
        {
            await Restore(backup, blob, cancellation);
        }
    }

    private async Task Restore(BackupArchive backup, BackupBlob blob, CancellationToken cancellation)
    {
        await using var content = await backup.Entry(blob.Entry, cancellation);
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType },
            Metadata = new Dictionary<string, string>(blob.Metadata),
        };
        await storage.Container(blob.Container).GetBlobClient(blob.Name).UploadAsync(content, upload, cancellation);
    }

    /// <summary>The rows of a table in groups that each fit into a transaction.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<TableEntity>> Batches(
        BackupArchive backup, BackupTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (batch, characters) = (new List<TableEntity>(), 0);
        using var lines = new StreamReader(await backup.Entry(table.Entry, cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            var row = EntityLine.Read(line);
            if (batch.Count == MostRows || (batch.Count > 0 && (batch[0].PartitionKey != row.PartitionKey || characters + line.Length > MostCharacters)))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }

            batch.Add(row);
            characters += line.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
