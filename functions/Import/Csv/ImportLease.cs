using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Lets one import of files write at a time, across all processes: the one that writes holds the lease of a blob.
/// </summary>
public sealed class ImportLease(ImportContainer container, TimeProvider time, ILogger<ImportLease> logger)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the lease and takes it; null where another process holds it for longer than that.</summary>
    public async Task<HeldLease?> Take(TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var blob = (await container.Open(cancellation)).GetBlobClient("turn");
        await Create(blob, cancellation);
        while (true)
        {
            if (await HeldLease.TryTake(blob, time, logger, cancellation) is { } held)
            {
                return held;
            }

            if (time.GetElapsedTime(start) >= patience)
            {
                return null;
            }

            await Task.Delay(RetryEvery, time, cancellation);
        }
    }

    private static async Task Create(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(
                BinaryData.FromString(""),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            // The blob exists, leased or not.
        }
    }
}
