using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// Lets one import at a time write, over all processes: whoever writes holds the lease of a blob (<see cref="HeldLease"/>).
/// </summary>
public sealed class ImportTurn(ImportContainer container, TimeProvider time, ILogger<ImportTurn> logger)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the turn; null where it is another's for longer than that.</summary>
    public async Task<HeldLease?> Take(TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var blob = (await container.Open(cancellation)).GetBlobClient("turn");
        await Make(blob, cancellation);
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

            await Task.Delay(AskEvery, time, cancellation);
        }
    }

    private static async Task Make(BlobClient blob, CancellationToken cancellation)
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
            // It is there, leased or not.
        }
    }
}
