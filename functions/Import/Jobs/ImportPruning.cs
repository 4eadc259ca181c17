using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Removes jobs that finished long ago, with their blobs, and blobs that belong to no job.</summary>
public sealed class ImportPruning(
    ImportJobs jobs, ImportUploads uploads, ImportContainer container, ImportIntents intents, TimeProvider time)
{
    /// <summary>How long a job and its results can be read after the job has finished.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    internal const string Folder = "jobs/";

    // Longer than any upload takes.
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    private const string Unfinished = "jobs/unfinished/";

    public async Task Prune(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        var blobs = await container.Open(cancellation);
        await foreach (var job in jobs.EndedBefore(before, cancellation))
        {
            // The row goes last: if this is interrupted, the next night finishes it.
            await Remove(blobs, $"{Folder}{job.Partner}/{job.Id}/", cancellation);
            await jobs.RemoveUnless(job, now => !now.IsFinished, cancellation);
        }

        await foreach (var partner in FoldersIn(blobs, Folder, cancellation).Where(folder => folder != Unfinished))
        {
            await RemoveOrphans(blobs, partner, ImportIds.Since(before), cancellation);
        }

        await uploads.RemoveUncommitted(time.GetUtcNow() - LongestUpload, cancellation);
        await intents.Prune(before, cancellation);
    }

    /// <summary>Removes blobs of jobs that do not exist, such as the upload of a request that broke off before its job was stored.</summary>
    private async Task RemoveOrphans(BlobContainerClient blobs, string partner, string since, CancellationToken cancellation)
    {
        await foreach (var folder in FoldersIn(blobs, partner, cancellation))
        {
            var id = folder[partner.Length..^1];
            if (string.CompareOrdinal(id, since) > 0 && await jobs.Find(partner[Folder.Length..^1], id, cancellation) is null)
            {
                await Remove(blobs, folder, cancellation);
            }
        }
    }

    private static async Task Remove(BlobContainerClient blobs, string folder, CancellationToken cancellation)
    {
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
        {
            await blobs.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        }
    }

    /// <summary>The folders in a folder; each name ends with a slash.</summary>
    private static IAsyncEnumerable<string> FoldersIn(BlobContainerClient blobs, string folder, CancellationToken cancellation) =>
        blobs.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", folder, cancellation)
            .Where(found => found.IsPrefix)
            .Select(found => found.Prefix);
}
