using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>Takes away jobs that came to their end long ago, with all that they left, and what was left of no job.</summary>
public sealed class ImportPruning(ImportJobs jobs, ImportContainer container, ImportIntents intents, TimeProvider time)
{
    /// <summary>How long a job and its results can be read after its end.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const string Folder = "jobs/";
    private const string Unfinished = "jobs/unfinished/";

    public async Task Prune(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        var blobs = await container.Open(cancellation);
        await foreach (var job in jobs.EndedBefore(before, cancellation))
        {
            // The row goes last: where this breaks off, the next night goes on with it.
            await Remove(blobs, $"{Folder}{job.Partner}/{job.Id}/", cancellation);
            await jobs.RemoveUnless(job, now => !now.IsFinished, cancellation);
        }

        await foreach (var partner in Below(blobs, Folder, cancellation).Where(folder => folder != Unfinished))
        {
            await RemoveLeft(blobs, partner, ImportIds.Since(before), cancellation);
        }

        await intents.Forget(before, cancellation);
    }

    /// <summary>Removes what is there of jobs that are not, such as the upload of a request that broke off before its job was kept.</summary>
    private async Task RemoveLeft(BlobContainerClient blobs, string partner, string since, CancellationToken cancellation)
    {
        await foreach (var folder in Below(blobs, partner, cancellation))
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

    /// <summary>The folders in a folder, each with a slash at its end.</summary>
    private static IAsyncEnumerable<string> Below(BlobContainerClient blobs, string folder, CancellationToken cancellation) =>
        blobs.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", folder, cancellation)
            .Where(found => found.IsPrefix)
            .Select(found => found.Prefix);
}
